/** What was begun and not sent: fields of one form by name. */
export type Draft = Readonly<Record<string, string>>

/** Where the person stands on the desk. */
export interface Place {
  readonly at: 'inbox' | Side | 'finish'
  readonly message: string | null
  readonly document: string | null
  readonly side: Side
  /** Of the calendar: the entry that is being moved. */
  readonly moving: string | null
  /** Of the message: the act that is being written. */
  readonly form: string | null
}
export type Side = 'documents' | 'calendar' | 'people' | 'news' | 'task'

export const FIRST_PLACE: Place = {
  ...{ at: 'task', message: null, document: null, side: 'task', moving: null, form: null },
}

export interface Kept {
  readonly place: Place
  readonly drafts: Readonly<Record<string, Draft>>
}

/** Drafts and place on this device alone: they are not sent anywhere, and a reload finds them. */
export interface DeskStore {
  view(): Kept
  subscribe(onChange: () => void): () => void
  go(change: Partial<Place>): void
  /** `null` forgets the draft. */
  write(form: string, draft: Draft | null): void
}

/** `kept` from an earlier opening of the page; `keep` hears of every change. */
export function createDeskStore(kept?: Kept, keep: (kept: Kept) => void = () => {}): DeskStore {
  const listeners = new Set<() => void>()
  let view: Kept = kept ?? { place: FIRST_PLACE, drafts: {} }
  const show = (next: Kept) => {
    view = next
    keep(view)
    for (const listener of listeners) listener()
  }
  return {
    view: () => view,
    subscribe(onChange) {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
    go: (change) => show({ ...view, place: { ...view.place, ...change } }),
    write(form, draft) {
      const { [form]: _, ...others } = view.drafts
      show({ ...view, drafts: draft ? { ...others, [form]: draft } : others })
    },
  }
}

const TEXT_FORMS = ['reply', 'ask', 'delegate', 'escalate', 'note']

/** Messages with text that was begun and not sent. */
export function draftedMessages(drafts: Kept['drafts']): ReadonlySet<string> {
  return new Set(
    Object.entries(drafts).flatMap(([form, { text = '' }]) => {
      const [message = '', kind = ''] = form.split('/')
      return TEXT_FORMS.includes(kind) && text.trim() !== '' ? [message] : []
    }),
  )
}
