import i18next from 'i18next'
import placement from '../../lib/messages/id/placement.json' with { type: 'json' }

/** The Indonesian catalogue without a page around it. */
export const words = i18next.createInstance()
await words.init({ lng: 'id', resources: { id: { placement } }, interpolation: { escapeValue: false } })
