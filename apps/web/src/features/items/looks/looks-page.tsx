import { useTranslation } from 'react-i18next'
import { useUrlFilter } from '../../../lib/url-filter.ts'
import { FilterRow, SearchField, SelectField } from '../../../ui/filter-row.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { LookTable } from './look-table.tsx'

/** Who looked at which item, with or without its key. */
export default function LooksPage() {
  const { t } = useTranslation()
  const [filter, change] = useUrlFilter()
  const { person, code, withKey } = filter
  return (
    <>
      <PageHeader title={t('bank:looks.title')} lead={t('bank:looks.lead')} />
      <FilterRow label={t('list:filters')}>
        <SearchField label={t('bank:looks.by')} value={person} onSearch={(value) => change({ person: value })} />
        <SearchField label={t('items:list.code')} value={code} onSearch={(value) => change({ code: value })} />
        <SelectField
          label={t('bank:looks.withKey')}
          all={t('list:all')}
          value={withKey}
          options={[
            { value: 'yes', label: t('bank:looks.yes') },
            { value: 'no', label: t('bank:looks.no') },
          ]}
          onSelect={(value) => change({ withKey: value })}
        />
      </FilterRow>
      <LookTable
        query={{ page: Number(filter.page ?? 1), pageSize: 50, person, code, withKey }}
        onPage={(page) => change({ page: String(page) })}
      />
    </>
  )
}
