import type { Stimulus } from '@petakom/contract'
import { useSettings } from '../settings.tsx'

/** A real table that scrolls inside its own frame on a narrow screen. */
export function TableStimulus({ stimulus }: { stimulus: Extract<Stimulus, { kind: 'table' }> }) {
  const { t } = useSettings()
  const { caption, columns, rows } = stimulus
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by the keyboard.
    <section className="stimulus table-frame" tabIndex={0} aria-label={`${caption}. ${t('item.scroll')}`}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={column} scope="col" className={typeof rows[0]?.[index] === 'number' ? 'number' : undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join('|')}>
              {row.map((cell, index) =>
                index === 0 ? (
                  <th key={columns[index]} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={columns[index]} className={typeof cell === 'number' ? 'number' : undefined}>
                    {typeof cell === 'number' ? cell.toLocaleString('id-ID') : cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
