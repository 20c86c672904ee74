import type { EventSignals, SignalPerson } from '@petakom/contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../lib/format.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { ConclusionWord } from './conclusion-word.tsx'
import type { ShownSignals } from './in-session.ts'
import { usePlace } from './use-place.ts'

interface PairTableProps {
  readonly eventId: string
  readonly signals: EventSignals
  readonly shown: ShownSignals
}

/** Pairs with answers or a pace more alike than expected, the number of pairs compared and the false-alarm rate beside them. */
export function PairTable({ eventId, signals, shown }: PairTableProps) {
  const { t } = useTranslation()
  const place = usePlace()
  const { similarity, rhythm } = signals
  const name = (person: SignalPerson) => `${person.name} (${place(person)})`
  const measure = (of: typeof similarity) => ({
    pairs: formatNumber(of?.pairs),
    percent: formatNumber((of?.alpha ?? 0) * 100),
    items: formatNumber(of?.items),
    leftOut: formatNumber(of?.leftOut),
    flagged: formatNumber(of?.flagged),
  })
  return (
    <section>
      <h2>{t('signals:pairs.title')}</h2>
      <p>
        {similarity ? t('signals:pairs.answers', measure(similarity)) : t('signals:pairs.noAnswers')}{' '}
        {rhythm ? t('signals:pairs.rhythm', measure(rhythm)) : t('signals:pairs.noRhythm')}
      </p>
      {similarity?.isUnusable ? (
        <Notice tone="warning">{t('signals:pairs.unusableAnswers', measure(similarity))}</Notice>
      ) : null}
      {rhythm?.isUnusable ? <Notice tone="warning">{t('signals:pairs.unusableRhythm', measure(rhythm))}</Notice> : null}
      {shown.pairs.length === 0 ? (
        <EmptyState
          title={t(similarity?.isUnusable || rhythm?.isUnusable ? 'signals:pairs.withheld' : 'signals:pairs.none')}
        />
      ) : null}
      {shown.pairs.length > 0 ? (
        <PlainTable
          caption={t('signals:pairs.caption')}
          rows={shown.pairs}
          rowKey={({ one, other }) => `${one}:${other}`}
          columns={[
            {
              id: 'pair',
              title: t('signals:pairs.pair'),
              cell: ({ one, other, first, second }) => (
                <Link to={`/kegiatan/${eventId}/tanda/${one}/${other}` as never}>
                  {t('signals:pairs.and', { one: name(first), other: name(second) })}
                </Link>
              ),
            },
            {
              id: 'same',
              title: t('signals:pairs.same'),
              isNumber: true,
              cell: ({ answers }) =>
                answers ? t('signals:rate.of', { part: answers.matches, whole: answers.items }) : '–',
            },
            {
              id: 'expected',
              title: t('signals:pairs.expected'),
              isNumber: true,
              cell: ({ answers }) => formatNumber(answers?.expected),
            },
            {
              id: 'wrong',
              title: t('signals:pairs.identicalWrong'),
              isNumber: true,
              cell: ({ answers }) => formatNumber(answers?.identicalWrong),
            },
            {
              id: 'answers',
              title: t('signals:pairs.answersP'),
              isNumber: true,
              cell: ({ answers }) => chance(answers?.p),
            },
            {
              id: 'r',
              title: t('signals:pairs.r'),
              isNumber: true,
              cell: ({ rhythm: pace }) => formatNumber(pace?.r, { least: 2, most: 2 }),
            },
            {
              id: 'rhythm',
              title: t('signals:pairs.rhythmP'),
              isNumber: true,
              cell: ({ rhythm: pace }) => chance(pace?.p),
            },
            {
              id: 'conclusion',
              title: t('signals:conclusion.title'),
              cell: ({ latest }) => <ConclusionWord latest={latest} />,
            },
          ]}
        />
      ) : null}
    </section>
  )
}

const LEAST_SHOWN = 0.0001

const chance = (p: number | null | undefined) =>
  p !== null && p !== undefined && p < LEAST_SHOWN
    ? `< ${formatNumber(LEAST_SHOWN, { most: 4 })}`
    : formatNumber(p, { most: 4 })
