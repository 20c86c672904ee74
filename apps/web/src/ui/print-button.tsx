import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Glyph } from './glyph.tsx'

export function PrintButton() {
  const { t } = useTranslation()
  return (
    <Button className="no-print" variant="default" leftSection={<Glyph name="print" />} onClick={() => window.print()}>
      {t('common:action.print')}
    </Button>
  )
}
