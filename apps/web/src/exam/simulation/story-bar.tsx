import { useSettings } from '../settings.tsx'
import { useDesk } from './desk-context.ts'
import { feedOf } from './feed.ts'
import { useSimText } from './messages/index.ts'
import { dayOf, storyDay, storyTime } from './story-time.ts'
import { newsWords } from './use-news-words.ts'

/** What time it is in the story, what came last, and what is left to spend. */
export function StoryBar() {
  const { play, openMessage } = useDesk()
  const { language } = useSettings()
  const t = useSimText()
  const { world } = play
  const { state } = play.view()
  const { starts, minutes } = world.clock
  const last = feedOf(world, state).at(-1)
  const words = last && newsWords(world, last, t)
  const end = storyTime(starts, minutes)
  const isOtherDay = dayOf(starts, minutes) !== dayOf(starts, state.minute)
  return (
    <>
      <div className="sim-line">
        <p className="sim-clock">
          <span className="visually-hidden">{t('bar.now')} </span>
          <strong className="tabular">{storyTime(starts, state.minute)}</strong>
        </p>
        {last && (
          <p className="sim-latest">
            <span className="visually-hidden">{t('bar.latest')}: </span>
            <span className="tabular muted">{storyTime(starts, last.minute)}</span>
            {'message' in last ? (
              <button type="button" className="sim-link sim-latest-text" onClick={() => openMessage(last.message)}>
                {words}
              </button>
            ) : (
              <span className="sim-latest-text">{words}</span>
            )}
          </p>
        )}
      </div>
      <div className="sim-facts">
        <p>
          {storyDay(starts, state.minute, language)},{' '}
          {isOtherDay
            ? t('bar.untilDay', { time: end, day: storyDay(starts, minutes, language) })
            : t('bar.until', { time: end })}
        </p>
        <ul aria-label={t('bar.resources')}>
          {world.resources
            .filter(({ shown }) => shown)
            .map(({ id, name, unit }) => (
              <li key={id}>
                {name} <strong className="tabular">{amount(state.resources.get(id) ?? 0)}</strong> {unit}
              </li>
            ))}
        </ul>
      </div>
    </>
  )
}

export const amount = (value: number): string => value.toLocaleString('id-ID')
