import { Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../../lib/use-permission.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { ExportButton } from './import/export-button.tsx'

/** The pages beside the list, each for who may open it. */
export function BankLinks() {
  const { t } = useTranslation()
  const mayEdit = usePermission('item.edit')
  const links = [
    ['/bank-soal/impor', t('itemImport:title'), mayEdit],
    ['/bank-soal/penelaah', t('bank:reviewers.title'), usePermission('item.review')],
    ['/bank-soal/log', t('bank:looks.title'), usePermission('item.log')],
  ] as const
  return (
    <Group my="md" gap="sm">
      {links.map(([to, label, isOffered]) =>
        isOffered ? (
          <LinkButton key={to} to={to} variant="default">
            {label}
          </LinkButton>
        ) : null,
      )}
      {mayEdit ? <ExportButton /> : null}
    </Group>
  )
}
