import { readPackage } from '../../qti-package/read-package.ts'
import { writeReport } from './write-report.ts'

/** Reports on a package without a database. 1 where the package as a whole is refused. */
export async function reportPackage(path: string, reportPath: string | undefined): Promise<number> {
  const report = await readPackage(path)
  const { items } = report
  const has = (status: string) => items.filter((item) => item.status === status).length
  const summary = {
    items: items.length,
    imported: has('imported'),
    importedWithRemarks: has('imported-with-remarks'),
    refused: has('refused'),
  }
  await writeReport({ format: 'petakom-qti-report-1', package: path, summary, ...report }, reportPath)
  if (reportPath !== undefined && !report.refused)
    console.log(
      `${items.length} butir: ${summary.imported} diimpor, ${summary.importedWithRemarks} dengan catatan, ${summary.refused} ditolak.`,
    )
  if (report.refused) console.error(report.refused.text)
  return report.refused ? 1 : 0
}
