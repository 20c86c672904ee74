import { useState } from 'react'
import { useSettings } from '../../exam/settings.tsx'
import { createDeskStore } from '../../exam/simulation/drafts.ts'
import { createPlay } from '../../exam/simulation/play.ts'
import { Player } from '../../exam/simulation/player.tsx'
import { SKILLS, triedSkills } from './skills.ts'
import { simulationWords } from './words.ts'
import { PRACTICE_WORLD } from './world.ts'

/** A run with nothing behind it: it lives in this page's memory alone. */
function newRun() {
  const began = performance.now()
  let seq = 0
  const append = () => {
    seq += 1
    return seq
  }
  const seconds = () => (performance.now() - began) / 1000
  return {
    play: createPlay({ world: PRACTICE_WORLD, seed: 1, acts: [], seconds, append }),
    store: createDeskStore(),
  }
}

export default function PracticeDesk({ onBack }: { onBack: () => void }) {
  const { language } = useSettings()
  const t = simulationWords(language)
  const [run, setRun] = useState(newRun)
  const [isOver, setOver] = useState(false)
  if (!isOver) {
    return (
      <>
        <h1 className="exam-name">{PRACTICE_WORLD.title}</h1>
        <Player {...run} isLocked={false} onHandIn={() => setOver(true)} />
      </>
    )
  }
  const tried = triedSkills(run.play.view().state)
  return (
    <div className="card">
      <h1>{t('results')}</h1>
      <p className="lead">{t('lead', { count: tried.size, total: SKILLS.length })}</p>
      <ul className="practice-skills">
        {SKILLS.map((skill) => (
          <li key={skill} data-tried={tried.has(skill)}>
            <span aria-hidden="true">{tried.has(skill) ? '✓' : '○'} </span>
            <strong>{t(tried.has(skill) ? 'tried' : 'untried')}.</strong> {t(skill)}
          </li>
        ))}
      </ul>
      <p>{t('none')}</p>
      <div className="item-steps">
        <button type="button" onClick={onBack}>
          {t('back')}
        </button>
        <button
          type="button"
          className="primary"
          onClick={() => {
            setRun(newRun())
            setOver(false)
          }}
        >
          {t('again')}
        </button>
      </div>
    </div>
  )
}
