import type { SimulationWorld } from '@petakom/domain'
import { useEffect, useRef } from 'react'
import { actorOf } from './feed.ts'
import { type SimText, useSimText } from './messages/index.ts'
import type { News, Play } from './play.ts'

export function newsWords(world: SimulationWorld, news: News, t: SimText): string {
  if ('notice' in news) return news.notice
  const { from, subject } = world.messages.find(({ id }) => id === news.message)!
  return t('news.message', { from: actorOf(world, from)!.name, subject })
}

/** Says politely what came since it last spoke: one sentence, however much it was. */
export function useNewsWords(play: Play, say: (text: string) => void): void {
  const t = useSimText()
  const { news } = play.view()
  const spoken = useRef(0)
  useEffect(() => {
    const count = news.length - spoken.current
    spoken.current = news.length
    if (count < 1) return
    const last = newsWords(play.world, news.at(-1)!, t)
    say(count === 1 ? last : t('news.several', { count, last }))
  }, [news, play, t, say])
}
