import { Button } from '@mantine/core'
import type { LateAttempt } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { formatTime, type Timezone } from '../../../lib/format.ts'
import { PlainTable } from '../../../ui/plain-table.tsx'
import type { EventData } from '../event-data.ts'

interface LateTableProps {
  readonly event: EventData
  readonly rows: readonly LateAttempt[]
  readonly onRule: (row: LateAttempt) => void
}

/** Answers to items that were closed already, in a section without a way back, came while the time ran on. */
export const isGoingBack = (row: LateAttempt) => row.lastAt <= endOf(row)

/** Whole minutes from one instant to another, at least 1. */
export const minutesAfter = (from: string, to: string) =>
  Math.max(1, Math.ceil((Date.parse(to) - Date.parse(from)) / 60_000))

/** When the time of the attempt was over: by the hand-in or by the clock. */
export const endOf = ({ handedInAt, deadline }: LateAttempt) =>
  handedInAt !== null && handedInAt < deadline ? handedInAt : deadline

export function LateTable({ event, rows, onRule }: LateTableProps) {
  const { t } = useTranslation()
  const zone = event.timezone as Timezone
  return (
    <PlainTable
      caption={t('events:late.caption')}
      rows={rows}
      rowKey={({ attemptId }) => attemptId}
      columns={[
        { id: 'number', title: t('events:people.number'), isNumber: true, cell: ({ number }) => number },
        { id: 'name', title: t('events:people.name'), cell: ({ name, exercise }) => `${name} · ${exercise}` },
        { id: 'ruling', title: t('events:late.ruling'), cell: (row) => <Standing row={row} /> },
        {
          id: 'rule',
          title: t('events:late.rule'),
          cell: (row) => (
            <Button
              size="xs"
              variant={row.waiting > 0 ? 'filled' : 'default'}
              aria-label={`${t(row.rulings.length > 0 ? 'events:late.ruleAgain' : 'events:late.rule')}: ${row.name}`}
              onClick={() => onRule(row)}
            >
              {t(row.rulings.length > 0 ? 'events:late.ruleAgain' : 'events:late.rule')}
            </Button>
          ),
        },
        {
          id: 'end',
          title: t('events:late.end'),
          cell: (row) => {
            const isHandIn = endOf(row) === row.handedInAt
            const time = formatTime(endOf(row), zone)
            return t(isHandIn ? 'events:late.endByHandIn' : 'events:late.endByClock', { time })
          },
        },
        {
          id: 'came',
          title: t('events:late.came'),
          cell: (row) => {
            if (isGoingBack(row)) return t('events:late.wentBack')
            const times = { from: minutesAfter(endOf(row), row.firstAt), until: minutesAfter(endOf(row), row.lastAt) }
            const key = times.from === times.until ? 'events:late.after' : 'events:late.afterBetween'
            return [t(key, times), row.cameInFile ? t('events:late.inFile') : null].filter(Boolean).join(', ')
          },
        },
        {
          id: 'answers',
          title: t('events:late.answers'),
          cell: ({ answers, changes, items }) => t('events:late.what', { answers, changes, items }),
        },
      ]}
    />
  )
}

function Standing({ row: { rulings, waiting } }: { row: LateAttempt }) {
  const { t } = useTranslation()
  const [standing] = rulings
  if (!standing) return <strong>{t('events:late.none')}</strong>
  return (
    <>
      {t(standing.counts ? 'events:late.counted' : 'events:late.notCounted', { by: standing.by })}
      {waiting > 0 ? <strong> {t('events:late.more', { count: waiting })}</strong> : null}
    </>
  )
}
