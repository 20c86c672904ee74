import { useState } from 'react'
import { Notice } from '../../exam/screens/frame.tsx'
import { useText } from '../messages/index.ts'
import type { StepProps } from './sitting-screen.tsx'

/** Notes about people who are not in this sitting any more: the assessor says whom they were about. */
export function MovedCandidates({ sitting, workspace, write }: StepProps) {
  const { t } = useText()
  const [targets, setTargets] = useState<Readonly<Record<string, string>>>({})
  const here = sitting.candidates.filter(({ isHere }) => isHere)
  const gone = sitting.candidates
    .filter(({ isHere }) => !isHere)
    .map((candidate) => ({
      ...candidate,
      notes: workspace.notes.filter((note) => note.candidate === candidate.id && !note.isDropped),
    }))
    .filter(({ notes }) => notes.length > 0)
  if (gone.length === 0 || here.length === 0) return null
  return gone.map(({ id, name, notes }) => {
    const target = targets[id] ?? here[0]!.id
    return (
      <Notice key={id} tone="warning">
        <p>{t('moved.text', { name, notes: notes.length })}</p>
        <div className="as-row">
          <label>
            {t('moved.to')}
            <select value={target} onChange={(event) => setTargets({ ...targets, [id]: event.target.value })}>
              {here.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          </label>
          <button
            type="button"
            onClick={() =>
              write(...notes.map((note) => ({ type: 'note-candidate', note: note.id, candidate: target }) as const))
            }
          >
            {t('moved.go', { notes: notes.length })}
          </button>
        </div>
      </Notice>
    )
  })
}
