import { Button, Group, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { downloadFile } from '../../../lib/download.ts'
import { formatDate, formatNumber, formatShare } from '../../../lib/format.ts'
import { useUrlFilter } from '../../../lib/url-filter.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { PrintButton } from '../../../ui/print-button.tsx'
import { StatRow, StatTile } from '../../../ui/stat-tile.tsx'
import { type CentreData, namesOf, type ShownSitting, type TimetableData, timetableQuery } from '../centre-data.ts'
import { Agenda } from './agenda.tsx'
import { ConflictList } from './conflict-list.tsx'
import { type RowsBy, rowsOf } from './grid-rows.ts'
import { type Change, SittingDialog } from './sitting-dialog.tsx'
import { SolvePanel } from './solve-panel.tsx'
import { TimetableGrid } from './timetable-grid.tsx'

const VIEWS = { ruang: 'room', asesor: 'assessor', asesi: 'candidate' } as const satisfies Record<string, RowsBy>
type View = keyof typeof VIEWS

export function TimetableTab({ centre }: { centre: CentreData }) {
  const timetable = useQuery(timetableQuery(centre.id))
  if (timetable.isPending) return <Loading lines={8} />
  if (timetable.isError) return <ErrorNotice error={timetable.error} onRetry={timetable.refetch} />
  return <Timetable centre={centre} timetable={timetable.data} />
}

function Timetable({ centre, timetable }: { centre: CentreData; timetable: TimetableData }) {
  const { t } = useTranslation()
  const [filter, change] = useUrlFilter()
  const mayEdit = usePermission('centre.edit')
  const [opened, setOpened] = useState<{ sitting: ShownSitting; change: Change } | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const names = namesOf(centre)
  const { summary, sittings } = timetable
  const view: View = filter.menurut === 'asesor' || filter.menurut === 'asesi' ? filter.menurut : 'ruang'
  const days = centre.settings.days.map(({ date }) => date)
  const day = days.find((date) => date === filter.hari) ?? sittings[0]?.day ?? days[0]!
  if (!summary)
    return (
      <>
        <EmptyState title={t('centres:timetable.empty')}>{t('centres:timetable.emptyHint')}</EmptyState>
        {mayEdit ? <SolvePanel centre={centre} /> : null}
      </>
    )
  const download = () =>
    downloadFile(`/api/centres/${centre.id}/timetable.xlsx?by=${VIEWS[view]}`, 'jadwal.xlsx').catch(setFailure)
  return (
    <>
      <StatRow>
        <StatTile label={t('centres:stat.sittings')} value={formatNumber(summary.sittings)} />
        <StatTile
          label={t('centres:stat.minutes')}
          value={formatNumber(summary.minutes)}
          note={
            summary.gap === null || summary.lowerBound === null
              ? t('centres:stat.noBound')
              : t('centres:stat.gap', {
                  bound: formatNumber(summary.lowerBound),
                  gap: formatShare(summary.gap, 0),
                })
          }
        />
        <StatTile
          label={t('centres:stat.version')}
          value={formatNumber(summary.version)}
          note={t(`centres:cause.${summary.cause}`)}
        />
        <StatTile
          label={t('centres:stat.conflicts')}
          value={formatNumber(timetable.conflicts.length)}
          note={timetable.conflicts.length === 0 ? t('centres:stat.none') : t('centres:stat.seeBelow')}
        />
      </StatRow>
      {mayEdit ? <SolvePanel centre={centre} /> : null}
      <ConflictList
        centre={centre}
        timetable={timetable}
        names={names}
        onOpen={mayEdit ? (sitting) => setOpened({ sitting, change: {} }) : null}
      />
      <Group my="md" align="end" className="no-print">
        <NativeSelect
          label={t('centres:timetable.day')}
          value={day}
          data={days.map((date) => ({ value: date, label: formatDate(date) }))}
          onChange={(picked) => change({ hari: picked.currentTarget.value })}
        />
        <NativeSelect
          label={t('centres:timetable.by')}
          value={view}
          data={(Object.keys(VIEWS) as View[]).map((one) => ({ value: one, label: t(`centres:by.${one}`) }))}
          onChange={(picked) => change({ menurut: picked.currentTarget.value })}
        />
        <Button variant="default" onClick={() => void download()}>
          {t('centres:timetable.download')}
        </Button>
        <PrintButton />
      </Group>
      {failure ? <ErrorNotice error={failure} /> : null}
      <TimetableGrid
        label={t('centres:timetable.gridLabel', { day: formatDate(day), by: t(`centres:by.${view}`) })}
        day={day}
        rows={rowsOf(centre, timetable, VIEWS[view], day)}
        by={VIEWS[view]}
        timetable={timetable}
        names={names}
        onOpen={mayEdit ? (sitting, moved) => setOpened({ sitting, change: moved }) : null}
      />
      <Agenda centre={centre} timetable={timetable} by={VIEWS[view]} names={names} />
      {opened ? (
        <SittingDialog
          key={opened.sitting.id}
          centre={centre}
          timetable={timetable}
          sitting={opened.sitting}
          change={opened.change}
          names={names}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </>
  )
}
