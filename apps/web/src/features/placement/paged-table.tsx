import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FilterRow, SearchField } from '../../ui/filter-row.tsx'
import { Pager } from '../../ui/pager.tsx'
import { type Column, PlainTable } from '../../ui/plain-table.tsx'
import classes from './placement.module.css'
import { usePageSize } from './use-page-size.ts'

/** From here on a list wants to be searched. */
const SEARCHED_FROM = 12

/** Rows that are all in the page already, shown a page at a time and searched by what `textOf` says of each. */
export function PagedTable<Row>(props: {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row, index: number) => string
  readonly textOf: (row: Row) => string
}) {
  const { t } = useTranslation()
  const { rows, textOf, ...table } = props
  const pageSize = usePageSize(25, 10)
  const [search, setSearch] = useState<string | undefined>()
  const [asked, setPage] = useState(1)
  const wanted = search?.toLocaleLowerCase()
  const found = wanted ? rows.filter((row) => textOf(row).toLocaleLowerCase().includes(wanted)) : rows
  const page = Math.min(asked, Math.max(1, Math.ceil(found.length / pageSize)))
  const find = (text: string | undefined) => {
    setSearch(text)
    setPage(1)
  }
  return (
    <>
      {rows.length >= SEARCHED_FROM ? (
        <div className={classes.search}>
          <FilterRow label={t('placement:table.searchIn', { table: table.caption })}>
            <SearchField label={t('list:search')} value={search} onSearch={find} />
          </FilterRow>
        </div>
      ) : null}
      {found.length === 0 && wanted ? (
        <p role="status">{t('placement:table.nothing', { search })}</p>
      ) : (
        <PlainTable {...table} rows={found.slice((page - 1) * pageSize, page * pageSize)} />
      )}
      {found.length > pageSize ? <Pager page={page} pageSize={pageSize} total={found.length} onPage={setPage} /> : null}
    </>
  )
}
