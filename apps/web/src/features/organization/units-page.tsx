import { Button, Modal } from '@mantine/core'
import type { listUnits, ResponseOf } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../lib/format.ts'
import { unitsQuery } from '../../lib/unit-options.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { FilterRow, SearchField } from '../../ui/filter-row.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { UnitField } from './unit-field.tsx'
import { UnitForm } from './unit-form.tsx'
import { inTreeOrder } from './unit-tree.ts'

type Unit = ResponseOf<typeof listUnits>[number]
type Editing = { state: 'closed' } | { state: 'new' } | { state: 'edit'; unit: Unit }

export default function UnitsPage() {
  const { t } = useTranslation()
  const [filter, change] = useUrlFilter()
  const [editing, setEditing] = useState<Editing>({ state: 'closed' })
  const units = useQuery(unitsQuery)
  const mayEdit = usePermission('organization.edit')
  const wanted = filter.search?.toLowerCase()
  const rows = inTreeOrder(units.data ?? []).filter(({ unit }) => !wanted || unit.name.toLowerCase().includes(wanted))
  return (
    <>
      <PageHeader
        title={t('organization:units.title')}
        lead={t('organization:units.lead')}
        actions={
          mayEdit ? <Button onClick={() => setEditing({ state: 'new' })}>{t('organization:units.add')}</Button> : null
        }
      />
      <FilterRow label={t('list:filters')}>
        <SearchField
          label={t('organization:units.search')}
          value={filter.search}
          onSearch={(search) => change({ search })}
        />
      </FilterRow>
      {units.isPending ? <Loading lines={8} /> : null}
      {units.isError ? <ErrorNotice error={units.error} onRetry={units.refetch} /> : null}
      {units.data?.length === 0 ? (
        <EmptyState title={t('organization:units.empty')}>{t('organization:units.emptyHint')}</EmptyState>
      ) : null}
      {rows.length > 0 ? (
        <PlainTable
          caption={t('organization:units.caption')}
          rows={rows}
          rowKey={({ unit }) => unit.id}
          columns={[
            {
              id: 'name',
              title: t('organization:units.name'),
              cell: ({ unit, depth }) => (
                <span style={{ paddingInlineStart: wanted ? 0 : depth * 20 }}>{unit.name}</span>
              ),
            },
            { id: 'code', title: t('organization:units.code'), cell: ({ unit }) => unit.code },
            {
              id: 'field',
              title: t('organization:units.field'),
              cell: ({ unit, field }) => <UnitField own={unit.field} inForce={field} />,
            },
            {
              id: 'members',
              title: t('organization:units.members'),
              isNumber: true,
              cell: ({ total }) => formatNumber(total),
            },
            {
              id: 'posts',
              title: t('organization:units.posts'),
              cell: ({ unit }) => (
                <Link to={`/jabatan` as never} search={{ unitId: unit.id } as never}>
                  {t('organization:units.posts')}
                </Link>
              ),
            },
            ...(mayEdit
              ? [
                  {
                    id: 'edit',
                    title: t('organization:units.edit'),
                    cell: ({ unit }: { unit: Unit }) => (
                      <Button
                        variant="default"
                        size="xs"
                        aria-label={`${t('organization:units.edit')}: ${unit.name}`}
                        onClick={() => setEditing({ state: 'edit', unit })}
                      >
                        {t('organization:units.edit')}
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      ) : null}
      <Modal
        opened={editing.state !== 'closed'}
        onClose={() => setEditing({ state: 'closed' })}
        title={t('organization:units.formTitle')}
      >
        {editing.state === 'closed' ? null : (
          <UnitForm
            unit={editing.state === 'edit' ? editing.unit : null}
            units={units.data ?? []}
            onSaved={() => setEditing({ state: 'closed' })}
          />
        )}
      </Modal>
    </>
  )
}
