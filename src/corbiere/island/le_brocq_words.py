"""Words said and written in the story of the Le Brocqs, by child, day and kind, as the story counts the days. They are invented."""

from datetime import date
from typing import Any


def _words(year: int, month: int, day: int, kind: str, **said: Any) -> tuple[date, str, dict[str, Any]]:
    return date(year, month, day), kind, said


def _own(words: str, how: str, **more: str) -> dict[str, str]:
    return {"own_words": words, "how": how, **more}


LUC = (
    _words(
        2026, 2, 9, "concern-received",
        concern="Luc has come without a coat for the third time this week, and it is February. He fell asleep on the reading carpet "
            "before lunch. He said "
        "that there was bread but nobody to cut it. He is a funny, kind boy, and I am worried.",
        told_by="Claire Vautier, his teacher", telephone="01534 000000 (invented)",
    ),
    _words(2026, 2, 11, "referrer-told", told="That Luc will be seen alone tomorrow, and what may come after. She will tell him who Ana "
        "is."),
    _words(
        2026, 2, 12, "child-seen", where="school",
        views=_own("That’s the lighthouse and that’s Vovó’s dog. He isn’t allowed in the lighthouse because he barks at the sea.",
                   "drawing, in the library corner", weight="He drew the same house each time, with his grandmother in it."),
        life="Luc gets himself up. Some mornings Jade does his sandwiches, some mornings there is no bread. He wears what is dry.",
        work="Luc drew the lighthouse and his Vovó’s dog, and then the kitchen with nobody in it.",
    ),
    _words(2026, 2, 25, "conference-report-shared", language="Portuguese",
           comments=[{"text": "Sofia listened to all of it, and said that the part about the mornings is true and hard to "
               "hear.", "ground": "observed"}]),
    _words(2026, 3, 2, "conference-held",
           why="Luc and Jade have looked after themselves for most of the winter. Their parents love them, and both say that they "
               "cannot keep the mornings "
           "going without help. A plan is needed so that help comes every day and not now and then."),
    _words(2026, 3, 19, "core-group-held",
           family_say=[{"text": "Philippe: the first date was in the middle of my shift; I would rather come late than not at "
               "all.", "ground": "observed"}]),
    _words(2026, 3, 26, "child-seen", why_not_alone="Granny was cooking; Luc stayed beside her and stirred. I will see him at school "
        "next week.",
           views=_own("I’m the stirrer. You can have some when it’s soup.", "in the kitchen, with the spoon")),
    _words(2026, 4, 7, "visit-failed", attempts=[{"what": "Knocked at 15:40; a neighbour said that everyone had gone to the beach"},
                                                {"what": "Rang Sofia at 15:45: she had written down Wednesday, and was sorry"}]),
    _words(2026, 4, 14, "child-seen", why_not_alone="The cousins were there and Luc would not leave the game.",
           bedroom_like="Not seen: the cousins’ bags were all over it, said Luc, and would not let me past."),
    _words(2026, 4, 24, "child-seen", views=_own("I like it when Vovó picks me "
        "up.", "walking home along the harbour", done_about="Vovó now comes on Thursdays.")),
    _words(2026, 5, 20, "child-seen", views=_own("Mum does the toast now. It’s a bit black but it’s toast.", "at breakfast club")),
    _words(2026, 5, 28, "conference-held", why="Breakfast is there on most days and Luc sleeps. It is new, and the baby is coming: the "
        "plan goes on so that it lasts."),
    _words(2026, 6, 2, "child-seen", bedroom_like="The new bed is by the window. Luc showed me how far he can see: all the way to the "
        "fort.",
           views=_own("If you lie like this you can see boats and nobody can see you.", "lying on the floor beside the bed")),
    _words(2026, 6, 11, "core-group-held",
           family_say=[{"text": "The baby came that morning. Philippe rang from the hospital car park with Luc on the line, both out of "
               "breath.", "ground": "observed"}]),
    _words(2026, 6, 26, "child-seen", views=_own("I’ve got a sister, another one. I chose her second name. I told everyone, even the "
        "lollipop man.", "in the playground")),
    _words(2026, 8, 4, "child-seen", where="elsewhere", views=_own("Watch. WATCH. I can do a width.", "from the edge of the pool"),
           work="Swimming lesson at the pool: he can do a width, and did it four times to be sure that I had seen."),
    _words(2026, 9, 1, "child-seen", life="Coat on its peg, shoes that fit, bag ready by the door. Luc knows what is for supper and on "
        "which day Vovó comes.",
           views=_own("My peg’s got a whale on it. Everybody’s got a peg but mine’s got a whale.", "unpacking his school bag")),
    _words(2026, 9, 14, "child-seen", views=_own("You don’t have to come so much. But you "
        "can.", "on the front step, with Elise asleep inside",
                                                 done_about="I told him that we shall talk about that at the next meeting, and that he "
                                                     "decides what I say.")),
)  # fmt: skip
JADE = (
    _words(2026, 2, 12, "child-seen", where="school",
           views=_own("I’m the one who cooks. I don’t mind cooking. I mind that nobody else does.", "in the music room, between two scales",
                      weight="Jade is thirteen, clear, and has thought about it for longer than we have."),
           life="Jade gets three people up in the morning and herself last. The piano at school is the only thing that is hers."),
    _words(2026, 4, 10, "child-seen", views=_own("Could I stay somewhere else for a while? Not because I don’t love "
        "them.", "walking on the sea wall",
                                                 done_about="I asked her who should hear it first. She chose to tell her mother "
                                                     "herself, with me there.")),
    _words(2026, 4, 20, "placement-started", carer="The Renoufs at Gorey",
           matched="They have a piano, and like to hear it. School is one bus away.",
           why_apart="Jade asked for some time of her own. Luc has their grandmother every day, and they share Sundays."),
    _words(2026, 4, 24, "child-seen", where="placement", bedroom_like="A room under the roof at Gorey. The piano is below; they say "
        "that they like to hear it.",
           views=_own("They asked what I want for breakfast. I had to think.", "over toast")),
    _words(2026, 5, 28, "conference-held", why="Jade is safe where she is and sees her family three times a week. She does not need a "
        "protection plan as well."),
    _words(2026, 7, 17, "placement-started", carer="Otterbank School of Music", place="Devon, England", school="Otterbank School of Music",
           school_grade="Good, in an inspection last year", matched="It is the school that she had hoped for, and she has a place.",
           why_apart="It is a school away from home. She plays for Luc by video, and comes at half term."),
    _words(2026, 7, 22, "child-seen", where="placement", work="I took the boat over to see her room, and she showed me every practice "
        "room as well.",
           views=_own("It’s loud here. Good loud.", "in the corridor, over somebody’s trumpet")),
    _words(2026, 9, 9, "child-seen", where="placement", views=_own("Tell Luc I’ve learned the one he likes. I’ll play it at half "
        "term.", "by the notice board")),
)  # fmt: skip
ELISE = (
    _words(2026, 3, 3, "concern-received", concern="Sofia is expecting a baby in June and has asked for help early this time. I rang "
        "with her sitting beside me.",
           told_by="The midwife"),
    _words(2026, 4, 13, "conference-held", why="Sofia and Tomek have asked for help and are taking it. Help will do, and the family "
        "wants it; no plan is needed."),
    _words(2026, 6, 15, "child-seen", views={"shown": "Elise is four days old. She slept in a basket by the window, woke when Luc "
        "came in, and looked at him."},
           bedroom_like="A basket by the window, out of the sun; a cot is ready for later."),
)  # fmt: skip
WORDS: dict[tuple[str, date, str], dict[str, Any]] = {
    (name, day, kind): said for name, of_the_child in (("Luc", LUC), ("Jade", JADE), ("Elise", ELISE)) for day, kind, said in of_the_child
}
