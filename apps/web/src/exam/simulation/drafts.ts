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
  ...{ at: 'inbox', message: null, document: null, side: 'task', moving: null, form: null },
}

interface Kept {
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
  /** When all is handed in. */
  clear(): void
}

/** `key` null keeps nothing beyond the page. */
export function createDeskStore(key: string | null): DeskStore {
  const listeners = new Set<() => void>()
  let kept: Kept = { place: FIRST_PLACE, drafts: {}, ...read(key) }
  const show = (next: Kept) => {
    kept = next
    if (key) keep(key, kept)
    for (const listener of listeners) listener()
  }
  return {
    view: () => kept,
    subscribe(onChange) {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
    go: (change) => show({ ...kept, place: { ...kept.place, ...change } }),
    write(form, draft) {
      const { [form]: _, ...others } = kept.drafts
      show({ ...kept, drafts: draft ? { ...others, [form]: draft } : others })
    },
    clear() {
      if (!key) return
      try {
        localStorage.removeItem(key)
      } catch {
        // Without storage nothing was kept.
      }
    },
  }
}

function read(key: string | null): Partial<Kept> {
  try {
    return key ? JSON.parse(localStorage.getItem(key) ?? '{}') : {}
  } catch {
    return {}
  }
}

function keep(key: string, kept: Kept): void {
  try {
    localStorage.setItem(key, JSON.stringify(kept))
  } catch {
    // Without storage a draft lasts as long as the page.
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
