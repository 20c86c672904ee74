import type { SimDocument } from '@petakom/domain'
import { useSyncExternalStore } from 'react'
import { useDesk } from './desk-context.ts'
import { useSimText } from './messages/index.ts'

export function Documents() {
  const { play, store, go, openDocument } = useDesk()
  const { place } = useSyncExternalStore(store.subscribe, store.view)
  const t = useSimText()
  const { documents } = play.view().state
  const shown = play.world.documents.filter(({ id }) => documents.get(id)!.shown)
  const open = shown.find(({ id }) => id === place.document)
  if (open) {
    return (
      <>
        <button type="button" className="sim-list-back" onClick={() => go({ document: null }, `sim-doc-${open.id}`)}>
          <span aria-hidden="true">← </span>
          {t('back.list')}
        </button>
        <Document document={open} />
      </>
    )
  }
  return (
    <ul className="sim-rows">
      {shown.map(({ id, title }) => (
        <li key={id}>
          <button type="button" id={`sim-doc-${id}`} className="sim-row" onClick={() => openDocument(id)}>
            <span className="sim-row-subject">{title}</span>
            {!documents.get(id)!.opened && <span className="sim-row-state">{t('documents.unread')}</span>}
          </button>
        </li>
      ))}
    </ul>
  )
}

function Document({ document: { title, body, table } }: { document: SimDocument }) {
  const t = useSimText()
  return (
    <div className="sim-document">
      <h3>{title}</h3>
      {body.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {table && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by the keyboard.
        <section className="table-frame" tabIndex={0} aria-label={`${table.caption}. ${t('documents.scroll')}`}>
          <table>
            <caption>{table.caption}</caption>
            <thead>
              <tr>
                {table.columns.map((column, at) => (
                  <th key={column} scope="col" className={isNumeric(table.rows, at) ? 'number' : undefined}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={row.join('|')}>
                  {row.map((cell, at) =>
                    at === 0 ? (
                      <th key={table.columns[at]} scope="row">
                        {cell}
                      </th>
                    ) : (
                      <td key={table.columns[at]} className={isNumeric(table.rows, at) ? 'number' : undefined}>
                        {cell}
                      </td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  )
}

/** A column of figures stands flush right. */
const isNumeric = (rows: readonly (readonly string[])[], at: number): boolean =>
  at > 0 && rows.every((row) => /^-?[\d.]+(,\d+)?$/.test(row[at] ?? ''))
