import type { Scenario } from './scenario.ts'

const filled = (texts: readonly string[]) => texts.map((text) => text.trim()).filter((text) => text !== '')
const orNothing = <T>(list: readonly T[] | undefined) => (list && list.length > 0 ? list : undefined)

/** Leaves out keys whose value is undefined, so that what is stored says only what was written. */
function tidy<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T
}

/** The draft as it would be stored for good: no blank paragraphs, no lists that hold nothing. */
export function finishDraft(draft: Scenario): Scenario {
  return tidy({
    ...draft,
    briefing: filled(draft.briefing),
    documents: draft.documents.map((one) => ({ ...one, body: filled(one.body) })),
    calendar: draft.calendar.map((one) => tidy({ ...one, with: orNothing(one.with) })),
    messages: draft.messages.map((one) =>
      tidy({
        ...one,
        body: filled(one.body),
        attachments: orNothing(one.attachments),
        options: orNothing(one.options),
        acts: orNothing(one.acts),
      }),
    ),
    rating: draft.rating.map((one) => tidy({ ...one, to: orNothing(one.to) })),
    policies: orNothing(draft.policies),
  } as Scenario)
}
