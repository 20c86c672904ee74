import { type getBankSummary, ItemKind, type ResponseOf } from '@petakom/contract'
import { COMPETENCIES, ITEM_STATES, SENSITIVITIES, THEMES } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { competencyLabel } from '../../lib/competency-name.ts'
import { formatNumber } from '../../lib/format.ts'
import type { FilterValues } from '../../lib/url-filter.ts'
import { FilterRow, SearchField, SelectField } from '../../ui/filter-row.tsx'

export function ItemFilters(props: {
  filter: FilterValues
  change: (next: FilterValues) => void
  summary: ResponseOf<typeof getBankSummary> | undefined
}) {
  const { t } = useTranslation()
  const { filter, change, summary } = props
  const select = (name: string, label: string, options: { value: string; label: string }[], all = t('list:all')) => (
    <SelectField
      label={label}
      all={all}
      value={filter[name]}
      options={options}
      onSelect={(value) => change({ [name]: value })}
    />
  )
  return (
    <FilterRow label={t('list:filters')}>
      <SearchField label={t('items:list.search')} value={filter.search} onSearch={(search) => change({ search })} />
      {select(
        'state',
        t('items:list.state'),
        ITEM_STATES.map((state) => ({
          value: state,
          label: `${t(`items:state.${state}`)} (${formatNumber(summary?.states[state] ?? 0)})`,
        })),
      )}
      {select(
        'theme',
        t('items:list.theme'),
        THEMES.map(({ code }) => ({ value: code, label: t(`items:theme.${code}`) })),
      )}
      {select(
        'competency',
        t('items:list.competency'),
        COMPETENCIES.map(({ code }) => ({ value: code, label: competencyLabel(code) })),
      )}
      {select(
        'level',
        t('items:list.level'),
        ['1', '2', '3', '4', '5'].map((level) => ({ value: level, label: level })),
      )}
      {select(
        'kind',
        t('items:list.kind'),
        ItemKind.options.map((kind) => ({ value: kind, label: t(`items:kind.${kind}`) })),
      )}
      {summary && summary.contentAreas.length > 0
        ? select(
            'contentArea',
            t('bank:tags.contentArea'),
            summary.contentAreas.map((area) => ({ value: area, label: area })),
          )
        : null}
      {select(
        'sensitivity',
        t('bank:tags.sensitivity'),
        SENSITIVITIES.map((code) => ({ value: code, label: t(`bank:sensitivity.${code}`) })),
      )}
      {select(
        'sort',
        t('bank:list.sort'),
        ['served', 'least-served'].map((sort) => ({ value: sort, label: t(`bank:list.by.${sort}`) })),
        t('bank:list.by.code'),
      )}
    </FilterRow>
  )
}
