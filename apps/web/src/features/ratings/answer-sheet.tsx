import type { getRatingTask, ResponseOf } from '@petakom/contract'
import { countWords } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { StimulusView } from '../../exam/screens/stimulus-view.tsx'
import { PreviewSettings } from '../../exam/settings.tsx'
import '../../exam/answers/answers.css'
import { formatNumber } from '../../lib/format.ts'
import classes from './answer-sheet.module.css'

/** What was asked and what was written, beside what it is held against. */
export function AnswerSheet({ task }: { task: ResponseOf<typeof getRatingTask> }) {
  const { t, i18n } = useTranslation()
  const { content, text, rubric, most, anchors, isReply } = task
  const best = anchors.toSorted((one, other) => other.points - one.points)
  return (
    <div className={classes.sheet}>
      <section aria-labelledby="uraian">
        <h2>{t(isReply ? 'rating:task.message' : 'rating:task.asked')}</h2>
        {content.stimulus ? (
          <PreviewSettings language={i18n.language === 'en' ? 'en' : 'id'}>
            <div className="item-text">
              <StimulusView stimulus={content.stimulus} />
            </div>
          </PreviewSettings>
        ) : null}
        <p className={classes.words}>{content.stem}</p>
        <h2 id="uraian">
          {t(isReply ? 'rating:task.reply' : 'rating:task.answer', { words: formatNumber(countWords(text)) })}
        </h2>
        <blockquote className={classes.answer}>{text}</blockquote>
      </section>
      <section aria-labelledby="rubrik">
        <h2 id="rubrik">{t('rating:task.rubric', { most: formatNumber(most) })}</h2>
        <p className={classes.words}>{rubric}</p>
        {best.length > 0 ? <h2>{t(isReply ? 'rating:task.levels' : 'rating:task.anchors')}</h2> : null}
        {isReply ? (
          <dl className={classes.levels}>
            {best.map(({ points, text: words }) => (
              <div key={`${points}${words}`}>
                <dt>{t('rating:task.level', { points: formatNumber(points) })}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        ) : (
          best.map(({ points, text: words }) => (
            <details key={`${points}${words}`} className={classes.anchor}>
              <summary>{t('rating:task.anchor', { points: formatNumber(points) })}</summary>
              <p className={classes.words}>{words}</p>
            </details>
          ))
        )}
      </section>
    </div>
  )
}
