import { Button, Group } from '@mantine/core'
import { getSuccessionRun, type ResponseOf } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate, formatNumber } from '../../lib/format.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { AcceptDialog } from './accept-dialog.tsx'
import { DifferenceTable, WaysTable } from './run-tables.tsx'
import { formatFit } from './succession-words.ts'

export type RunView = ResponseOf<typeof getSuccessionRun>
export type Way = 'd1' | 'd2'

export default function RunPage() {
  const { t } = useTranslation()
  const { id } = useParams({ strict: false }) as { id: string }
  const found = useQuery({
    queryKey: ['succession', 'run', id],
    queryFn: () => callApi(getSuccessionRun, { params: { id } }),
  })
  if (found.isPending) return <Loading lines={10} />
  if (found.isError) return <ErrorNotice error={found.error} onRetry={found.refetch} />
  const view = found.data
  const { run } = view
  return (
    <>
      <PageHeader
        title={t('succession:run.of', { day: formatDate(run.createdAt) })}
        lead={t('succession:run.lead', {
          posts: formatNumber(run.figures.posts),
          candidates: formatNumber(run.figures.candidates),
          pairs: formatNumber(run.figures.pairs),
        })}
        actions={<Link to={'/suksesi' as never}>{t('succession:post.all')}</Link>}
      />
      <StateNotice view={view} />
      <Ways view={view} />
      <DifferenceTable view={view} />
      <h2>{t('succession:ways.title')}</h2>
      <WaysTable view={view} />
      <p>{t('succession:run.made', { day: formatDate(run.askedOn), by: run.createdBy, ...settingWords(view) })}</p>
      <p>
        {t('succession:run.proof', {
          hash: run.inputHash.slice(0, 12),
          engine: run.engineVersion,
          rules: run.rulesVersion,
          seconds: formatNumber(run.figures.seconds, { most: 1 }),
        })}
      </p>
    </>
  )
}

const settingWords = ({ run: { settings } }: RunView) => ({
  boxes: settings.boxes.join(', '),
  needed: settings.neededPerPost,
  most: settings.atMostPerPost,
  pools: settings.poolsPerCandidate,
  fit: formatFit(settings.readyAtLeast),
  years: settings.horizonYears,
})

function StateNotice({ view: { run, isLatest } }: { view: RunView }) {
  const { t } = useTranslation()
  if (run.accepted) {
    const { way, by, at, reason, added, removed } = run.accepted
    return (
      <Notice tone="success">
        {t('succession:run.accepted', {
          way: t(`succession:way.${way}`),
          by,
          day: formatDate(at),
          reason,
          added,
          removed,
        })}
      </Notice>
    )
  }
  return <Notice>{t(isLatest ? 'succession:run.proposed' : 'succession:run.old')}</Notice>
}

/** Both ways in words, how far they disagree, and the buttons of a decision. */
function Ways({ view }: { view: RunView }) {
  const { t } = useTranslation()
  const mayEdit = usePermission('succession.edit')
  const [way, setWay] = useState<Way | null>(null)
  const { run, isLatest } = view
  const { d1, d2, posts } = run.figures
  const mayAccept = mayEdit && isLatest && run.accepted === null
  const sentence = (one: Way) => {
    const figures = run.figures[one]
    if (!figures) return t('succession:run.unproven')
    return t('succession:run.figures', {
      members: formatNumber(figures.members),
      covered: formatNumber(figures.covered),
      posts: formatNumber(posts),
      needed: run.settings.neededPerPost,
      shortfall: formatNumber(figures.shortfall),
      mean: figures.members > 0 ? formatFit(figures.fit / figures.members) : '–',
    })
  }
  return (
    <>
      {(['d1', 'd2'] as const).map((one) => (
        <section key={one}>
          <h2>{t(`succession:way.${one}`)}</h2>
          <p>{t(`succession:wayText.${one}`)}</p>
          <p>
            <strong>{sentence(one)}</strong>
          </p>
          {mayAccept && run.figures[one] ? (
            <Group>
              <Button variant="default" onClick={() => setWay(one)}>
                {t(`succession:accept.${one}`)}
              </Button>
            </Group>
          ) : null}
        </section>
      ))}
      <h2>{t('succession:run.disagreement')}</h2>
      <p>{d1 && d2 ? disagreementOf(d1, d2, view, t) : t('succession:run.cannotCompare')}</p>
      <AcceptDialog runId={run.id} way={way} onClose={() => setWay(null)} />
    </>
  )
}

type Figures = NonNullable<RunView['run']['figures']['d1']>

function disagreementOf(d1: Figures, d2: Figures, { posts }: RunView, t: TFunction) {
  const short = posts.filter(({ shortByD1, shortByD2 }) => shortByD1 !== shortByD2).length
  if (short === 0) return t('succession:run.agree')
  const covered = d2.covered - d1.covered
  const shortfall = d2.shortfall - d1.shortfall
  const key = covered === 0 ? 'differOnlyWhere' : shortfall === 0 ? 'differFree' : 'differ'
  return t(`succession:run.${key}`, {
    count: short,
    covered: formatNumber(covered),
    shortfall: formatNumber(shortfall),
  })
}
