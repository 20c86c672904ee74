import type { ReactNode } from 'react'
import classes from './plain-table.module.css'

export interface Column<Row> {
  readonly id: string
  readonly title: string
  readonly isNumber?: boolean
  /** Kept on one line: a code that is read as one word. */
  readonly isWhole?: boolean
  /** Holds sentences or long names: wide enough that a row stays a few lines high on a narrow screen. */
  readonly isWide?: boolean
  readonly cell: (row: Row) => ReactNode
}

/** A page of rows in a real table. It scrolls inside its own frame, which the keyboard can reach. */
export function PlainTable<Row>(props: {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row, index: number) => string
}) {
  const { caption, columns, rows, rowKey } = props
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.frame} tabIndex={0} aria-label={caption}>
      <table className={classes.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ id, title, isNumber }) => (
              <th key={id} scope="col" className={isNumber ? classes.number : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={rowKey(row, index)}>
              {columns.map(({ id, cell, isNumber, isWhole, isWide }) => (
                <td
                  key={id}
                  className={isNumber ? classes.number : isWhole ? classes.whole : isWide ? classes.wide : undefined}
                >
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
