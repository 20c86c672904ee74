import type { SaveState } from '../bench/bench.ts'
import { useText } from '../messages/index.ts'

/** Where the last thing written is, in words; spoken politely when it changes. */
export function SaveLine({ save, unsent }: { save: SaveState; unsent: number }) {
  const { t } = useText()
  return (
    <p className="save-line" data-save={save} role="status">
      {t(`save.${save}`, { unsent })}
    </p>
  )
}
