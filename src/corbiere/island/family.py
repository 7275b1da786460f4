"""The family that tests and the demonstration share: the Le Brocqs of St Aubin, who are invented."""

FAMILY = """\
# The Le Brocqs of St Aubin are an invented family. Nobody here exists, and nothing here happened to anyone.
# Sofia Pereira is mum to Jade and Luc; Philippe Le Brocq is their dad. Tomek Zawada and Sofia are expecting a baby.

== Luc
2018-11-03  born
2026-02-09  concern-received  from=professional  ref=coat            # His teacher: no coat again, and so tired
2026-02-09  concern-decided  outcome=strategy-discussion level=safeguarding
2026-02-10  strategy-discussion-held  outcome=enquiry
2026-02-11  referrer-told  of=coat                                   # Mrs Vautier at school knows what comes next
2026-02-11  enquiry-started
2026-02-12  child-seen  alone=yes awake=yes announced=yes            # Luc drew the lighthouse and his Vovó's dog
2026-02-23  enquiry-concluded  outcome=conference
2026-02-23  conference-arranged  type=initial for=2026-03-02
2026-02-25  conference-report-shared  with=family for=2026-03-02     # Read aloud to Sofia in Portuguese
2026-02-26  conference-report-shared  with=chair for=2026-03-02      # A day late: the report waited for a signature
2026-03-02  conference-held  type=initial outcome=plan visit_days=14  ref=luc-initial
2026-03-12  child-seen  alone=yes bedroom=yes awake=yes announced=yes
2026-03-19  core-group-held  quorate=yes  ref=luc-group-1            # Three days late: the first date had been Philippe's shift
2026-03-25  core-group-notes-circulated  of=luc-group-1
2026-03-26  child-seen  alone=no bedroom=yes awake=yes announced=yes # Granny was cooking; Luc stayed beside her
2026-04-07  visit-failed  reason="everyone had gone to the beach"
2026-04-14  conference-minutes-circulated  of=luc-initial            # Late: the minute taker had been ill
2026-04-14  child-seen  alone=no bedroom=no awake=yes announced=no   # Late, and again not on his own
2026-04-16  core-group-held  quorate=yes  ref=luc-group-2
2026-04-22  core-group-notes-circulated  of=luc-group-2
2026-04-24  child-seen  alone=yes bedroom=yes awake=yes announced=no # "I like it when Vovó picks me up"
2026-04-27  conference-arranged  type=review for=2026-05-28
2026-05-07  child-seen  alone=yes bedroom=yes awake=yes announced=yes
2026-05-14  core-group-held  quorate=yes  ref=luc-group-3
2026-05-19  core-group-notes-circulated  of=luc-group-3
2026-05-20  child-seen  alone=yes bedroom=yes awake=yes  recorded=2026-06-01  # Done in time, written down late
2026-05-20  conference-report-shared  with=family for=2026-05-28
2026-05-20  conference-report-shared  with=chair for=2026-05-28
2026-05-28  conference-held  type=review outcome=continue visit_days=14  ref=luc-review
2026-06-02  child-seen  alone=yes bedroom=yes awake=yes announced=yes # The new bed is by the window
2026-06-11  core-group-held  quorate=no  ref=luc-group-4             # The baby came that morning: too few could be there
2026-06-16  child-seen  alone=yes bedroom=yes awake=yes announced=yes
2026-06-16  core-group-notes-circulated  of=luc-group-4
2026-06-18  core-group-held  quorate=yes  ref=luc-group-5
2026-06-24  conference-minutes-circulated  of=luc-review
2026-06-25  core-group-notes-circulated  of=luc-group-5
2026-06-26  child-seen  alone=yes bedroom=yes awake=yes announced=no # He has a baby sister, and has told the whole class
2026-07-08  child-seen  alone=yes bedroom=yes awake=yes announced=yes
2026-07-16  core-group-held  quorate=yes  ref=luc-group-6
2026-07-21  core-group-notes-circulated  of=luc-group-6
2026-07-21  child-seen  alone=yes bedroom=yes awake=yes announced=yes
2026-08-04  child-seen  alone=yes bedroom=yes awake=yes announced=no # Swimming lessons at Les Quennevais: he can do a width
2026-08-13  core-group-held  quorate=yes  ref=luc-group-7
2026-08-18  child-seen  alone=yes bedroom=yes awake=yes announced=yes
2026-08-19  core-group-notes-circulated  of=luc-group-7
2026-09-01  child-seen  alone=yes bedroom=yes awake=yes announced=yes # Coat on its peg, shoes that fit, ready for school
2026-09-10  core-group-held  quorate=yes  ref=luc-group-8
2026-09-14  child-seen  alone=yes bedroom=yes awake=yes announced=no
2026-09-15  core-group-notes-circulated  of=luc-group-8

== Jade
2012-07-09  born
2026-02-10  strategy-discussion-held  outcome=enquiry                # One discussion for brother and sister
2026-02-11  enquiry-started
2026-02-12  child-seen  alone=yes awake=yes announced=yes            # Jade said she is the one who cooks
2026-02-23  enquiry-concluded  outcome=conference
2026-03-02  conference-held  type=initial outcome=plan visit_days=14  ref=jade-initial
2026-03-13  child-seen  alone=yes bedroom=yes awake=yes announced=yes
2026-03-16  core-group-held  quorate=yes  ref=jade-group-1           # In time, on the last day
2026-03-20  core-group-notes-circulated  of=jade-group-1
2026-03-27  conference-minutes-circulated  of=jade-initial
2026-03-27  child-seen  alone=yes bedroom=yes awake=yes announced=no
2026-04-10  child-seen  alone=yes bedroom=yes awake=yes announced=yes # She asked for some time away from home
2026-04-13  core-group-held  quorate=yes  ref=jade-group-2
2026-04-17  core-group-notes-circulated  of=jade-group-2
2026-04-20  care-started  status=accommodated                        # Everybody agreed; Jade packed her own bag
2026-04-20  placement-started  type="foster carers" off_island=no    # With the Renoufs at Gorey, who have a piano
2026-04-22  reviewer-appointed
2026-04-24  child-seen  alone=yes bedroom=yes awake=yes announced=yes
2026-05-07  child-seen  alone=yes bedroom=yes awake=yes announced=yes
2026-05-11  core-group-held  quorate=yes  ref=jade-group-3
2026-05-14  review-held  participated=yes  ref=jade-review-1         # Jade chose who came, and brought cake
2026-05-18  core-group-notes-circulated  of=jade-group-3
2026-05-20  child-seen  alone=yes bedroom=yes awake=yes announced=no
2026-05-26  health-assessment-completed                              # A week late: the first appointment was cancelled
2026-05-28  conference-held  type=review outcome=end  ref=jade-conference  # Safe where she is: off the register
2026-06-05  review-form-completed  of=jade-review-1
2026-06-18  conference-minutes-circulated  of=jade-conference
2026-06-24  child-seen  alone=yes bedroom=yes awake=yes announced=yes
2026-06-30  personal-adviser-met                                     # Before she turned 14
2026-07-17  placement-ended
2026-07-17  placement-started  type="residential school" off_island=yes  # The music school in Devon that she had hoped for
2026-07-21  personal-adviser-appointed
2026-07-22  child-seen  alone=yes bedroom=yes awake=yes announced=yes # Ana took the boat over to see her room
2026-08-11  review-held  participated=yes  ref=jade-review-2
2026-08-27  review-form-completed  of=jade-review-2
2026-09-09  child-seen  alone=yes bedroom=yes awake=yes announced=yes # Seven weeks: the flight was fogged off
2026-09-18  education-plan-agreed

== Elise
# "The baby" in the record until June, when there was a name to use.
2026-03-03  concern-received  from=professional  ref=midwife         # The midwife, with Sofia beside her
2026-03-04  concern-decided  outcome=assessment level=health-or-development
2026-03-06  referrer-told  of=midwife
2026-03-06  assessment-started  level=health-or-development
2026-04-13  conference-held  type=pre-birth outcome=no-plan  ref=before-birth  # Help will do, and the family wants it
2026-04-30  assessment-completed  level=health-or-development need=yes
2026-04-30  plan-required  type=child-in-need
2026-05-06  lead-worker-appointed  profession="social worker"
2026-05-07  conference-minutes-circulated  of=before-birth
2026-05-12  plan-agreed  type=child-in-need next_review=2026-07-07
2026-06-11  born                                                     # Three kilos and loud; Luc chose her second name
2026-06-15  child-seen  bedroom=yes awake=no announced=yes           # Asleep in a basket by the window
2026-07-07  plan-reviewed  type=child-in-need outcome=continue next_review=2026-09-15
2026-09-15  plan-reviewed  type=child-in-need outcome=end            # Sofia and Tomek have what they need
2026-09-15  plan-ended  type=child-in-need
2026-09-24  involvement-ended
"""
