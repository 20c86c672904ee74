import type { ConstraintRow } from '@petakom/contract'
import type { i18n as I18n } from 'i18next'

type Named = Pick<ConstraintRow, 'kind' | 'official' | 'post'>

/** What a constraint says, in one sentence. */
export const constraintSentence = ({ kind, official, post }: Named, { t }: I18n): string =>
  t(`placement:constraint.sentence.${kind}`, { official: official?.name, post: post?.name })

/** Whether it names somebody or something that the data frozen last no longer hold. */
export const isOrphan = ({ official, post }: Named): boolean =>
  (official !== null && official.index === null) || (post !== null && post.index === null)
