import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate } from '../../../lib/format.ts'
import { Notice } from '../../../ui/notice.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import type { CentreData, ShownSitting, TimetableData } from '../centre-data.ts'
import { formatClock } from '../format-clock.ts'
import { useConflictWords } from '../use-conflicts.ts'

const FEW = 10

/** What the timetable in force breaks as things stand now, each with the way to mend it. */
export function ConflictList(props: {
  centre: CentreData
  timetable: TimetableData
  names: ReadonlyMap<string, string>
  onOpen: ((sitting: ShownSitting) => void) | null
}) {
  const { centre, timetable, names, onOpen } = props
  const { t } = useTranslation()
  const words = useConflictWords(names)
  const [isWhole, setWhole] = useState(false)
  const { conflicts, sittings } = timetable
  if (conflicts.length === 0) return null
  const sittingOf = (id: string | null) => sittings.find((one) => one.id === id)
  const rows = (isWhole ? conflicts : conflicts.slice(0, FEW)).map((one) => ({
    ...one,
    sitting: sittingOf(one.sittingId),
  }))
  return (
    <section className="no-print" aria-labelledby="bentrok">
      <h2 id="bentrok">{t('centres:conflict.title', { count: conflicts.length })}</h2>
      {onOpen ? (
        <Notice
          tone="warning"
          action={
            <Link to={`/pusat-penilaian/${centre.id}` as never} search={{ bagian: 'perubahan' } as never}>
              {t('centres:conflict.repair')}
            </Link>
          }
        >
          <p>{t('centres:conflict.lead')}</p>
        </Notice>
      ) : null}
      <PlainTable
        caption={t('centres:conflict.caption')}
        rows={rows}
        rowKey={(_, index) => String(index)}
        columns={[
          { id: 'what', title: t('centres:conflict.what'), isWide: true, cell: words },
          {
            id: 'sitting',
            title: t('centres:conflict.sitting'),
            isWide: true,
            cell: ({ sitting }) =>
              sitting
                ? `${names.get(sitting.exerciseId)}, ${formatDate(sitting.day)} ${formatClock(sitting.start)}`
                : t('centres:conflict.whole'),
          },
          ...(onOpen
            ? [
                {
                  id: 'fix',
                  title: t('centres:conflict.fix'),
                  cell: ({ sitting }: (typeof rows)[number]) =>
                    sitting && !sitting.isFixed ? (
                      <Button
                        size="xs"
                        variant="default"
                        aria-label={t('centres:conflict.openOf', {
                          exercise: names.get(sitting.exerciseId),
                          day: formatDate(sitting.day),
                          start: formatClock(sitting.start),
                        })}
                        onClick={() => onOpen(sitting)}
                      >
                        {t('centres:conflict.open')}
                      </Button>
                    ) : (
                      '–'
                    ),
                },
              ]
            : []),
        ]}
      />
      {conflicts.length > FEW && !isWhole ? (
        <Button variant="default" mt="xs" onClick={() => setWhole(true)}>
          {t('centres:conflict.all', { count: conflicts.length })}
        </Button>
      ) : null}
    </section>
  )
}
