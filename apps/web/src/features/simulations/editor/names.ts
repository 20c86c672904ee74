import type { NameKind, Scenario } from '@petakom/domain'
import { idOf, type PartName, type ThingOf } from './draft-parts.ts'

export interface Choice {
  readonly value: string
  readonly label: string
}

const named = (id: string, name: string): Choice => ({ value: id, label: name.trim() === '' ? id : name })

/** What an event is called: what it tells the participant, else its name in the file. */
export const eventLabel = ({ id, effects }: Scenario['events'][number]): string => {
  const said = effects.find((effect) => 'notice' in effect)
  return said && 'notice' in said && said.notice ? `${id}: ${said.notice}` : id
}

/** A `target` is what an act can be about. */
export type ChoiceKind = Exclude<NameKind, 'rule' | 'rating' | 'policy'> | 'target'

/** Everything of a kind that a field can point at, by its name in the draft. */
export function choicesOf(draft: Scenario, kind: ChoiceKind): Choice[] {
  switch (kind) {
    case 'actor':
      return draft.actors.map(({ id, name }) => named(id, name))
    case 'resource':
      return draft.resources.map(({ id, name }) => named(id, name))
    case 'document':
      return draft.documents.map(({ id, title }) => named(id, title))
    case 'calendar':
      return [
        ...draft.calendar.map(({ id, title }) => named(id, title)),
        ...draft.events.flatMap(({ effects }) =>
          effects.flatMap((one) => ('calendar' in one ? [named(one.calendar.id, one.calendar.title)] : [])),
        ),
      ]
    case 'message':
      return draft.messages.map(({ id, subject }) => named(id, subject))
    case 'event':
      return draft.events.map((event) => ({ value: event.id, label: eventLabel(event) }))
    case 'option':
      return draft.messages.flatMap(({ subject, options = [] }) =>
        options.map(({ id, label }) => named(id, label ? `${label} (${subject})` : '')),
      )
    case 'mark': {
      const marks = draft.events.flatMap(({ effects }) => effects.flatMap((one) => ('mark' in one ? [one.mark] : [])))
      return [...new Set(marks)].filter(Boolean).map((mark) => ({ value: mark, label: mark }))
    }
    case 'target':
      return [...choicesOf(draft, 'message'), ...choicesOf(draft, 'document'), ...choicesOf(draft, 'calendar')]
  }
}

/** What a thing is called in lists: its own words, and its name in the file while it has none. */
export function nameOfThing(part: PartName, thing: ThingOf<PartName>): string {
  const words = {
    actors: () => (thing as ThingOf<'actors'>).name,
    resources: () => (thing as ThingOf<'resources'>).name,
    documents: () => (thing as ThingOf<'documents'>).title,
    calendar: () => (thing as ThingOf<'calendar'>).title,
    messages: () => (thing as ThingOf<'messages'>).subject,
    events: () => eventLabel(thing as ThingOf<'events'>),
    rules: () => (thing as ThingOf<'rules'>).because,
    rating: () => (thing as ThingOf<'rating'>).question,
    policies: () => '',
  }[part]()
  return words.trim() || idOf(thing)
}
