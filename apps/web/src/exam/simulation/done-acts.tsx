import type { Act } from '@petakom/domain'
import { useDesk } from './desk-context.ts'
import { actorOf, actsOn } from './feed.ts'
import { useSimText } from './messages/index.ts'
import { storyTime } from './story-time.ts'

/** What was done on a message, with its time in the story and its words. */
export function DoneActs({ about }: { about: string }) {
  const { play } = useDesk()
  const t = useSimText()
  const { world } = play
  const { starts } = world.clock
  const acts = actsOn(play.view().state, about)
  if (acts.length === 0) return null
  const words = ({ kind, to, option, slot }: Act) => {
    if (kind === 'open') return ''
    const label = world.messages.find(({ id }) => id === about)?.options?.find(({ id }) => id === option)?.label ?? ''
    const times = slot ? `${storyTime(starts, slot.from)}–${storyTime(starts, slot.to)}` : ''
    return t(`done.${kind}`, { label, name: actorOf(world, to)?.name ?? '', slot: times })
  }
  return (
    <section className="sim-done" aria-labelledby="sim-done-title">
      <h3 id="sim-done-title">{t('done.title')}</h3>
      <ul className="sim-entries">
        {acts.map(({ act, minute }) => (
          <li key={act.seq}>
            <span className="tabular sim-when">{storyTime(starts, minute)}</span>
            <span className="sim-what">
              {words(act)}
              {act.text && <q className="sim-quote">{act.text}</q>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
