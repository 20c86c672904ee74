import { useEffect, useState } from 'react'
import type { Story } from '../attempt/story.ts'
import type { AttemptSession } from '../attempt-session.ts'
import { openDeskStorage } from './desk-storage.ts'
import { createDeskStore, type DeskStore, type Kept } from './drafts.ts'
import { keepForReload } from './keep-for-reload.ts'
import { createPlay } from './play.ts'
import { Player } from './player.tsx'

keepForReload(import.meta.url)

interface AttemptDeskProps {
  readonly session: AttemptSession
  readonly story: Story
  readonly isLocked: boolean
}

/** A simulation as an attempt: acts go through its journal, time is its working time. */
export default function AttemptDesk({ session, story, isLocked }: AttemptDeskProps) {
  const { attemptId } = session.form
  const [play] = useState(() => createPlay(story))
  const [store, setStore] = useState<DeskStore>()
  useEffect(() => {
    const storage = openDeskStorage(attemptId)
    // A second tab shows and keeps nothing: the first one's drafts stay.
    const isWriter = session.view().readOnly !== 'tab'
    let isDone = false
    const keep = (kept: Kept) => isWriter && !isDone && storage.write(kept)
    void storage.read().then((kept) => setStore(createDeskStore(kept, keep)))
    return session.subscribe(() => {
      // What was not sent has no use once all is handed in; on a shared device it must not stay.
      if (isDone || session.view().phase !== 'done') return
      isDone = true
      storage.clear()
    })
  }, [session, attemptId])
  return store && <Player play={play} store={store} isLocked={isLocked} onHandIn={() => session.handIn()} />
}
