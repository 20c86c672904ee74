import { useEffect, useState } from 'react'
import type { Story } from '../attempt/story.ts'
import type { AttemptSession } from '../attempt-session.ts'
import { createDeskStore } from './drafts.ts'
import { keepForReload } from './keep-for-reload.ts'
import { createPlay } from './play.ts'
import { Player } from './player.tsx'

keepForReload(import.meta.url)

interface AttemptDeskProps {
  readonly session: AttemptSession
  readonly story: Story
  readonly isLocked: boolean
}

const keyOf = (attemptId: string) => `petakom-desk-${attemptId}`

/** A simulation as an attempt: acts go through its journal, time is its working time. */
export default function AttemptDesk({ session, story, isLocked }: AttemptDeskProps) {
  const key = keyOf(session.form.attemptId)
  const [play] = useState(() => createPlay(story))
  const [store] = useState(() => createDeskStore(key))
  useEffect(() => {
    // What was not sent has no use once all is handed in; on a shared device it must not stay.
    return session.subscribe(() => session.view().phase === 'done' && store.clear())
  }, [session, store])
  return <Player play={play} store={store} isLocked={isLocked} onHandIn={() => session.handIn()} />
}
