import { useText } from '../messages/index.ts'
import { Questions } from './questions.tsx'
import { RolePlayerScript } from './role-player-script.tsx'
import type { StepProps } from './sitting-screen.tsx'

/** The sheet of the exercise: how to run it, what the candidate has before them, what to look for. */
export function SheetStep({ sheet, sitting, nameOf }: StepProps) {
  const { t } = useText()
  if (!sheet) return <p>{t('sheet.missing')}</p>
  const { content } = sheet
  const isPlayed = sitting.task === 'role-player'
  const rated = isPlayed
    ? []
    : content.competencies.filter(({ competency }) => sitting.competencies.includes(competency))
  return (
    <article className="as-sheet">
      <h2>{content.title}</h2>
      <p className="muted">{t('sheet.version', { code: sheet.code, version: sheet.version })}</p>
      <RolePlayerScript sheet={sheet} isOpen={isPlayed} />
      {content.guidance.length > 0 ? (
        <section>
          <h3>{t('sheet.guidance')}</h3>
          <ul>
            {content.guidance.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <section>
        <h3>{t('sheet.brief')}</h3>
        {content.brief.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {content.materials.map(({ title, paragraphs, table }) => (
          <section key={title}>
            <h4>{title}</h4>
            {paragraphs.map((line) => (
              <p key={line}>{line}</p>
            ))}
            {table ? <MaterialTable title={title} {...table} /> : null}
          </section>
        ))}
      </section>
      {isPlayed ? null : <Questions sheet={sheet} nameOf={nameOf} />}
      {rated.map(({ competency, focus, indicators, anchors }) => (
        <section key={competency}>
          <h3>{nameOf(competency)}</h3>
          <p>{focus}</p>
          <ul>
            {indicators.map(({ code, text }) => (
              <li key={code}>
                <span className="muted">{code}</span> {text}
              </li>
            ))}
          </ul>
          <ol start={0} className="as-anchors">
            {anchors.map(({ level, text }) => (
              <li key={level}>{text}</li>
            ))}
          </ol>
        </section>
      ))}
    </article>
  )
}

interface MaterialTableProps {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

function MaterialTable({ title, columns, rows }: MaterialTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by the keyboard.
    <section className="as-scroll" aria-label={title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join('|')}>
              {row.map((cell, index) => (
                <td key={columns[index]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
