import type { WatchedSheet } from '@petakom/contract'
import { useText } from '../messages/index.ts'

export const questionText = (sheet: WatchedSheet | undefined, id: string): string =>
  sheet?.content.competencies.flatMap(({ questions }) => questions).find((one) => one.id === id)?.text ?? id

interface QuestionsProps {
  readonly sheet: WatchedSheet | undefined
  readonly about?: string | null
  nameOf(competency: string): string
  /** Notes that follow belong to this question. */
  onAbout?(id: string | null): void
}

/** The guide's questions with their probes, competency by competency. */
export function Questions({ sheet, about, nameOf, onAbout }: QuestionsProps) {
  const { t } = useText()
  const asked = sheet?.content.competencies.filter(({ questions }) => questions.length > 0) ?? []
  if (asked.length === 0) return null
  return (
    <details className="as-fold" open={onAbout !== undefined}>
      <summary>{t('questions.title')}</summary>
      {asked.map(({ competency, questions }) => (
        <section key={competency}>
          <h4>{nameOf(competency)}</h4>
          <ol className="as-questions">
            {questions.map(({ id, text, probes }) => (
              <li key={id}>
                <p>{text}</p>
                {probes.length > 0 ? (
                  <ul>
                    {probes.map((probe) => (
                      <li key={probe}>{probe}</li>
                    ))}
                  </ul>
                ) : null}
                {onAbout ? (
                  <button
                    type="button"
                    aria-pressed={about === id}
                    onClick={() => {
                      onAbout(about === id ? null : id)
                      document.getElementById('note')?.focus()
                    }}
                  >
                    {t('questions.note')}
                  </button>
                ) : null}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </details>
  )
}
