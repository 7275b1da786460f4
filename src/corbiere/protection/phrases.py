"""Child protection's words to families beside the questions of its kinds; their translations stand in `words/`."""

from corbiere.ledger.words import phrases

phrases("childs-plan", title="Your plan", of="{name}’s plan")

phrases(
    "childs-letter",
    title="A letter for you",
    dear="Dear {name},",
    met="On {day} some people met. They talked about you, and about how to keep you safe.",
    decided="What they decided",
    plan="They decided to make a plan with your family, so that you are safe.",
    no_plan="They decided that you do not need a plan to be safe.",
    goes_on="They decided that the plan to keep you safe goes on.",
    ends="They decided that you do not need the plan any more.",
    last_day="It was the last day of the plan to keep you safe. It has ended.",
    no_fault="It is not your fault.",
    you_said="What you said",
    tell_us="We want to know what you think. You can tell us any time.",
    we_did="What we did about it:",
    not_all="We are not doing all that you wanted. This is why:",
    next="What happens next",
    first_meeting="On {day} people meet to work out the plan.",
    every_day="Somebody comes to see you every day.",
    every_two_weeks="Somebody comes to see you at least every two weeks.",
    every_so_many="Somebody comes to see you every {number} days.",
    looked_at="On {day} we look at how it is going.",
    ask="If you want to say something",
    tell="You can tell {name}.",
    ring="You can ring {name}: {telephone}.",
    tell_anybody="You can tell anybody who works with you.",
    speaks="You can also ask somebody you trust to speak for you.",
    not_fair="If you think that something is not right or not fair, say so. Nobody will be cross with you. We will listen.",
)
