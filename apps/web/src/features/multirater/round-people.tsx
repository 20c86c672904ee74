import { Button } from '@mantine/core'
import type { getMultiraterRound, ResponseOf } from '@petakom/contract'
import { RELATIONS } from '@petakom/domain'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../lib/format.ts'
import { Pager } from '../../ui/pager.tsx'
import { type Column, PlainTable } from '../../ui/plain-table.tsx'

type Round = ResponseOf<typeof getMultiraterRound>
type Person = Round['people'][number]
const PAGE = 100

export function RoundPeople({ round, onShow }: { round: Round; onShow: (participantId: string) => void }) {
  const { t } = useTranslation()
  const [page, setPage] = useState(1)
  const columns: Column<Person>[] = [
    {
      id: 'name',
      title: t('multirater:round.person'),
      isWide: true,
      cell: (row) =>
        round.state === 'closed' ? (
          <Link to={`/kegiatan/${round.eventId}/kuesioner/${round.id}/${row.participantId}` as never}>{row.name}</Link>
        ) : (
          row.name
        ),
    },
    { id: 'unit', title: t('multirater:round.unit'), isWide: true, cell: (row) => row.unitName },
    ...RELATIONS.map((relation) => ({
      id: relation,
      title: t(`multirater:group.${relation}`),
      isNumber: true,
      cell: (row: Person) => {
        const count = row.counts.find((one) => one.relation === relation)
        return count
          ? t('multirater:rounds.of', { done: formatNumber(count.finished), all: formatNumber(count.asked) })
          : '–'
      },
    })),
    {
      id: 'small',
      title: t('multirater:round.tooSmall'),
      cell: (row) => row.small.map((relation) => t(`multirater:group.${relation}`)).join(', ') || '–',
    },
    {
      id: 'asked',
      title: t('multirater:round.asked'),
      cell: (row) => (
        <Button
          size="xs"
          variant="default"
          aria-label={t('multirater:round.showAsked', { name: row.name })}
          onClick={() => onShow(row.participantId)}
        >
          {t('multirater:round.show')}
        </Button>
      ),
    },
  ]
  return (
    <>
      <PlainTable
        caption={t('multirater:round.caption')}
        columns={columns}
        rows={round.people.slice((page - 1) * PAGE, page * PAGE)}
        rowKey={({ participantId }) => participantId}
      />
      <Pager page={page} pageSize={PAGE} total={round.people.length} onPage={setPage} />
    </>
  )
}
