/** The way of an item from an author's desk into a scored test. */
export const ITEM_STATES = ['draft', 'in-review', 'reviewed', 'pilot', 'in-use', 'retired'] as const
export type ItemState = (typeof ITEM_STATES)[number]

export interface StatePermits {
  /** The text may get a new version, which begins as a draft; retired items never change again. */
  readonly edit: boolean
  /** Reviewers may give their verdict. */
  readonly review: boolean
  /** How new forms may hold it: not at all, answered but unscored, or scored. */
  readonly serve: 'never' | 'unscored' | 'scored'
  /** Where a person may move it by hand. */
  readonly next: readonly ItemState[]
}

export const STATE_PERMITS: Readonly<Record<ItemState, StatePermits>> = {
  draft: { edit: true, review: false, serve: 'never', next: ['in-review', 'retired'] },
  'in-review': { edit: true, review: true, serve: 'never', next: ['draft', 'retired'] },
  reviewed: { edit: true, review: false, serve: 'never', next: ['draft', 'pilot', 'in-use', 'retired'] },
  pilot: { edit: true, review: false, serve: 'unscored', next: ['reviewed', 'in-use', 'retired'] },
  'in-use': { edit: true, review: false, serve: 'scored', next: ['reviewed', 'retired'] },
  retired: { edit: false, review: false, serve: 'never', next: [] },
}
