import type { Stimulus } from '@petakom/contract'
import { AudioStimulus } from '../media/audio-stimulus.tsx'
import { FigureStimulus } from '../media/figure-stimulus.tsx'
import { TableStimulus } from './table-stimulus.tsx'

/** What is read, seen or heard before an item is answered. */
export function StimulusView({ stimulus }: { stimulus: Stimulus }) {
  switch (stimulus.kind) {
    case 'text':
      return (
        <div className="stimulus">
          {stimulus.text.split(/\n{2,}/).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      )
    case 'table':
      return <TableStimulus stimulus={stimulus} />
    case 'figure':
      return <FigureStimulus stimulus={stimulus} />
    case 'audio':
      return <AudioStimulus stimulus={stimulus} />
  }
}
