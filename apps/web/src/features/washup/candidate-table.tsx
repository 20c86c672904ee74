import { Button } from '@mantine/core'
import type { WashupList, WashupRow } from '@petakom/contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PlainTable } from '../../ui/plain-table.tsx'

interface Props {
  readonly centreId: string
  readonly task: WashupList['task']
  readonly rows: readonly WashupRow[]
  readonly onOpen: (participantId: string) => void
}

export function CandidateTable({ centreId, task, rows, onOpen }: Props) {
  const { t } = useTranslation()
  const mayOpen = ({ state, isBarred, locked }: WashupRow) =>
    !isBarred &&
    ((state === 'ready' && (task === 'assessor' || task === 'chief')) ||
      (state === 'waiting' && task === 'chief' && locked > 0))
  return (
    <PlainTable
      caption={t('washup:list.caption')}
      rows={rows}
      rowKey={({ participantId }) => participantId}
      columns={[
        { id: 'number', title: t('washup:list.number'), isNumber: true, cell: ({ number }) => number },
        {
          id: 'name',
          title: t('washup:list.name'),
          isWide: true,
          cell: ({ name, washupId, isBarred }) =>
            washupId && !isBarred ? <Link to={`/rapat-integrasi/${centreId}/${washupId}` as never}>{name}</Link> : name,
        },
        {
          id: 'locked',
          title: t('washup:list.locked'),
          isNumber: true,
          cell: ({ locked, expected }) => t('washup:list.lockedOf', { locked, expected }),
        },
        { id: 'late', title: t('washup:list.late'), isNumber: true, cell: ({ late }) => late || '–' },
        {
          id: 'state',
          title: t('washup:list.state'),
          cell: ({ state, isBarred }) => (isBarred ? t('washup:list.barred') : t(`washup:state.${state}`)),
        },
        { id: 'recorder', title: t('washup:list.recorder'), cell: ({ recorder }) => recorder ?? '–' },
        {
          id: 'act',
          title: t('washup:list.act'),
          cell: (row) =>
            mayOpen(row) ? (
              <Button
                size="xs"
                variant={row.state === 'ready' ? 'filled' : 'default'}
                aria-label={t(row.state === 'ready' ? 'washup:list.openFor' : 'washup:list.openEarlyFor', {
                  name: row.name,
                })}
                onClick={() => onOpen(row.participantId)}
              >
                {t(row.state === 'ready' ? 'washup:list.open' : 'washup:list.openEarly')}
              </Button>
            ) : (
              '–'
            ),
        },
      ]}
    />
  )
}
