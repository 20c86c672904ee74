import type { AnswerValue } from '@petakom/contract'
import { describeAnswer, optionIds } from '@petakom/domain'
import { useSettings } from '../exam/settings.tsx'
import type { PracticeItem } from './items/index.ts'
import { practiceText } from './messages.ts'
import { type PracticeScore, scorePractice, sumPractice } from './score-practice.ts'

interface ResultsProps {
  readonly items: readonly PracticeItem[]
  readonly answers: ReadonlyMap<string, AnswerValue>
  readonly onAgain: () => void
}

export function Results({ items, answers, onAgain }: ResultsProps) {
  const { language } = useSettings()
  const t = practiceText(language)
  const scores = items.map((item) => scorePractice(item, answers.get(item.id)))
  return (
    <>
      <h1>{t('results')}</h1>
      <p className="lead tabular">{t('score', sumPractice(scores))}</p>
      <p className="muted">{t('rated')}</p>
      <ol className="plain">
        {scores.map((score, index) => (
          <Outcome key={score.item.id} score={score} number={index + 1} total={items.length} />
        ))}
      </ol>
      <div className="item-steps">
        <a href="/ujian">{t('exam')}</a>
        <button type="button" className="primary" onClick={onAgain}>
          {t('again')}
        </button>
      </div>
    </>
  )
}

const SIGNS = { full: '✓', part: '◐', none: '×', blank: '○', rater: '✎' } as const

function Outcome({ score, number, total }: { score: PracticeScore; number: number; total: number }) {
  const { t: examText, language } = useSettings()
  const t = practiceText(language)
  const { item, answer, points, most, outcome } = score
  return (
    <li className="practice-outcome" data-outcome={outcome}>
      <h2>{examText('item.of', { number, total })}</h2>
      <p>
        <strong>
          <span aria-hidden="true">{SIGNS[outcome]} </span>
          {t(outcome)}
        </strong>
        {outcome !== 'rater' && <span className="tabular"> · {t('points', { points, most })}</span>}
      </p>
      <p>{item.content.stem}</p>
      <dl>
        {answer && <Said name={t('yours')} item={item} answer={answer} />}
        {item.best && outcome !== 'full' && <Said name={t('best')} item={item} answer={item.best} />}
        <dt>{t('why')}</dt>
        <dd>{item.explanation}</dd>
      </dl>
    </li>
  )
}

function Said({ name, item, answer }: { name: string; item: PracticeItem; answer: AnswerValue }) {
  const { t } = useSettings()
  const { interaction } = item.content
  const option = (id: string | null) => (id ? (describeAnswer(interaction, { choices: [id] }) ?? id) : '–')
  const text =
    'best' in answer
      ? `${t('answer.best')}: ${option(answer.best)} ${t('answer.worst')}: ${option(answer.worst)}`
      : describeAnswer(interaction, answer)
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {letters(item, answer)}
        {text}
      </dd>
    </>
  )
}

/** The explanation speaks of options by their letters: said where one option is the answer. */
function letters({ content: { interaction } }: PracticeItem, answer: AnswerValue): string {
  const ids = 'choice' in answer && answer.choice ? [answer.choice] : 'choices' in answer ? answer.choices : []
  const known = optionIds(interaction)
  return ids.length > 0 && interaction.type !== 'hot-text' && ids.every((id) => known.includes(id))
    ? `${ids.join(', ')}. `
    : ''
}
