import type { WashupWord } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { useInstant } from './use-instant.ts'
import classes from './washup.module.css'

/** What was said about a subject, in order, with whose word it was and who wrote it down. */
export function WordList({ words }: { words: readonly WashupWord[] }) {
  const { t } = useTranslation()
  const { time } = useInstant()
  if (words.length === 0) return null
  return (
    <ol className={classes.words} aria-label={t('washup:words.title')}>
      {words.map(({ turn, level, way, reason, author, recordedBy, at }) => (
        <li key={turn}>
          <strong>{t('washup:words.level', { level })}</strong>{' '}
          {way === 'accepted' ? t('washup:words.accepted') : reason}
          <br />
          <span className={classes.muted}>
            {t(author === recordedBy ? 'washup:words.by' : 'washup:words.writtenBy', {
              author,
              recordedBy,
              at: time(at),
            })}
          </span>
        </li>
      ))}
    </ol>
  )
}
