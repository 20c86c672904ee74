import type { WatchedSheet } from '@petakom/contract'
import { useText } from '../messages/index.ts'

/** In quotation marks, unless the sheet has set them itself, beside what is done. */
const spoken = (words: string) => (words.includes('“') ? words : `“${words}”`)

/** Whom the role player plays, and how; the same person for every candidate. */
export function RolePlayerScript({ sheet, isOpen = false }: { sheet: WatchedSheet | undefined; isOpen?: boolean }) {
  const { t } = useText()
  const player = sheet?.content.rolePlayer
  if (!player) return null
  return (
    <details className="as-fold" open={isOpen}>
      <summary>{t('script.title')}</summary>
      <h4>
        {player.name}, {player.role}
      </h4>
      {player.background.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <h4>{t('script.opening')}</h4>
      <p>{spoken(player.opening)}</p>
      {player.responses.length > 0 ? (
        <>
          <h4>{t('script.responses')}</h4>
          <dl className="as-responses">
            {player.responses.map(({ when, reply }) => (
              <div key={when}>
                <dt>{when}</dt>
                <dd>{reply}</dd>
              </div>
            ))}
          </dl>
        </>
      ) : null}
      {player.prompts.length > 0 ? (
        <>
          <h4>{t('script.prompts')}</h4>
          <ul>
            {player.prompts.map(({ minute, say }) => (
              <li key={`${minute} ${say}`}>
                <strong>{t('script.minute', { minute })}</strong> {spoken(say)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {player.never.length > 0 ? (
        <>
          <h4>{t('script.never')}</h4>
          <ul>
            {player.never.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      ) : null}
    </details>
  )
}
