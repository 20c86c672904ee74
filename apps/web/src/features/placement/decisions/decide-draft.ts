import type { BodyOf, decidePost } from '@petakom/contract'
import type { SheetPostView } from './proposal-data.ts'

/** `choice`: a word of its own, or `other:` and the candidate's index; nothing is chosen for whoever decides. */
export interface WordDraft {
  readonly choice: string
  readonly reason: string
  readonly considerations: string
  /** Names, a semicolon between them. */
  readonly heard: string
}

export function emptyDraft({ post: { decision } }: SheetPostView): WordDraft {
  return {
    choice: '',
    reason: '',
    considerations: decision?.considerations ?? '',
    heard: decision?.heard.join('; ') ?? '',
  }
}

export interface Choice {
  readonly value: string
  /** Under `decision:form` of the catalogue. */
  readonly key: string
  readonly values: Readonly<Record<string, string>>
}

/** What may be said of this post, the plan first. */
export function choicesOf({ post, candidates }: SheetPostView): Choice[] {
  const { planned, holder, role } = post
  const others = candidates.filter(({ index }) => index !== planned?.index)
  return [
    ...(role === 'departed'
      ? []
      : [
          planned
            ? { value: 'follow', key: 'follow', values: { name: planned.name } }
            : { value: 'follow', key: 'followEmpty', values: {} },
        ]),
    ...others.map(({ index, name, isHolder }) => ({
      value: `other:${index}`,
      key: isHolder ? 'keep' : 'other',
      values: { name },
    })),
    ...(planned === null ? [] : [{ value: 'empty', key: 'empty', values: {} }]),
    { value: 'postpone', key: holder ? 'postponeHeld' : 'postpone', values: { name: holder?.name ?? '' } },
  ]
}

/** Price of what is chosen, hundredths; null where it has none or none is known. */
export function priceOf({ choice }: WordDraft, { candidates, emptyPrice }: SheetPostView): number | null {
  if (choice === 'empty') return emptyPrice
  const index = indexOf(choice)
  return candidates.find((one) => one.index === index)?.shortfall ?? null
}

const indexOf = (choice: string) => (choice.startsWith('other:') ? Number(choice.slice('other:'.length)) : -1)

const LEAST_REASON = 10

export function heardNames(heard: string): string[] {
  return heard
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

/** What keeps the draft from being sent: the field, and a key under `decision:form`. */
export function faultsOf(draft: WordDraft): { field: string; key: string }[] {
  if (draft.choice === '') return [{ field: 'choice', key: 'choiceMissing' }]
  const names = heardNames(draft.heard)
  return [
    ...(draft.choice !== 'follow' && draft.reason.trim().length < LEAST_REASON
      ? [{ field: 'reason', key: 'reasonShort' }]
      : []),
    ...(names.length > 20 || names.some((name) => name.length < 2 || name.length > 120)
      ? [{ field: 'heard', key: 'heardWrong' }]
      : []),
  ]
}

export function wordBody(draft: WordDraft, view: SheetPostView): BodyOf<typeof decidePost> {
  const considered = {
    considerations: draft.considerations.trim() || null,
    heard: heardNames(draft.heard),
    after: view.post.decision?.id ?? null,
  }
  const reason = draft.reason.trim()
  if (draft.choice === 'follow') return { word: 'follow', ...considered }
  if (draft.choice === 'postpone') return { word: 'postpone', reason, ...considered }
  const price = priceOf(draft, view)
  if (draft.choice === 'empty') return { word: 'empty', reason, price, ...considered }
  return { word: 'other', official: indexOf(draft.choice), reason, price, ...considered }
}
