import type { SheetPost } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatDateTime } from '../../../lib/format.ts'
import { useSession } from '../../../lib/session.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { CandidateCard } from './candidate-card.tsx'
import { DecidePart } from './decide-part.tsx'
import classes from './decisions.module.css'
import { formatPoints, type SheetPostView, sheetPostQuery } from './proposal-data.ts'

interface Props {
  readonly proposalId: string
  readonly index: number
  readonly mayDecide: boolean
  /** Goes to the next post without a word; null where there is none. */
  readonly onNext: (() => void) | null
}

/** Everything that a word on one post rests on, and the form for it. */
export function PostPanel({ proposalId, index, mayDecide, onNext }: Props) {
  const { t } = useTranslation()
  const found = useQuery(sheetPostQuery(proposalId, index))
  if (found.isPending) return <Loading lines={5} />
  if (found.isError) return <ErrorNotice error={found.error} onRetry={found.refetch} />
  const { post, candidates } = found.data
  const chosen = chosenIndex(post)
  return (
    <>
      <Conflicts post={post} />
      {post.holder ? <p>{t('decision:posts.holder', { name: post.holder.name })}</p> : null}
      {candidates.length === 0 ? <p>{t('decision:posts.noCandidates')}</p> : null}
      <ul className={classes.candidates}>
        {candidates.map((one) => (
          <CandidateCard key={one.index} candidate={one} isChosen={one.index === chosen} />
        ))}
      </ul>
      <Consequences view={found.data} />
      <Decisions view={found.data} />
      {mayDecide ? <DecidePart proposalId={proposalId} view={found.data} onNext={onNext} /> : null}
    </>
  )
}

const chosenIndex = ({ decision, planned }: SheetPost) =>
  decision ? (decision.official?.index ?? null) : (planned?.index ?? null)

function Conflicts({ post }: { post: SheetPost }) {
  const { t } = useTranslation()
  if (post.conflicts.length === 0) return null
  return (
    <Notice tone="warning" title={t('decision:conflict.title')}>
      {post.conflicts.map(({ code, person, post: other }) => (
        <p key={`${code} ${person} ${other}`}>
          {t(`decision:conflict.${code}${code === 'holder-stays' && !other ? 'Alone' : ''}`, {
            person,
            post: other ?? '',
          })}
        </p>
      ))}
    </Notice>
  )
}

/** What the plan's chain does next: whoever is chosen here leaves a seat, and somebody was to follow. */
function Consequences({ view: { consequences } }: { view: SheetPostView }) {
  const { t } = useTranslation()
  if (consequences.length === 0) return null
  return (
    <details>
      <summary>{t('decision:consequences.title', { count: consequences.length })}</summary>
      <ol className={classes.steps}>
        {consequences.map(({ post, postName, person }) => (
          <li key={post}>
            {person
              ? t('decision:consequences.step', { post: postName, person })
              : t('decision:consequences.last', { post: postName })}
          </li>
        ))}
      </ol>
    </details>
  )
}

function Decisions({ view: { post, earlier } }: { view: SheetPostView }) {
  const { t } = useTranslation()
  const zone = useSession()?.instansi.timezone ?? 'Asia/Jakarta'
  const words = [...earlier, ...(post.decision ? [post.decision] : [])]
  if (words.length === 0) return null
  return (
    <section>
      <h3>{t('decision:given.title')}</h3>
      <ol className={classes.steps}>
        {words.map((one) => (
          <li key={one.id}>
            {t('decision:given.by', {
              word: t(`decision:word.${one.word}`),
              by: one.decidedBy,
              at: formatDateTime(one.decidedAt, zone),
            })}
            {one.official ? ` ${one.official.name}.` : ''}
            {one.price !== null ? ` ${t('decision:given.price', { price: formatPoints(one.price) })}` : ''}
            {one.reason ? ` ${t('decision:given.reason', { reason: one.reason })}` : ''}
            {one.considerations ? ` ${t('decision:given.considerations', { text: one.considerations })}` : ''}
            {one.heard.length > 0 ? ` ${t('decision:given.heard', { names: one.heard.join('; ') })}` : ''}
          </li>
        ))}
      </ol>
    </section>
  )
}
