// Checks a folder with datapackage.json by the Frictionless project's own library: the description by its profile, and
// every row of every resource by its schema, what it refers to included.
const path = require('path');
const {Package} = require('datapackage');

async function main() {
  const folder = path.resolve(process.argv[2]);
  const dataPackage = await Package.load(path.join(folder, 'datapackage.json'), {basePath: folder});
  let wrong = dataPackage.errors.map((error) => `datapackage.json: ${error.message}`);
  for (const resource of dataPackage.resources) {
    wrong.push(...resource.errors.map((error) => `${resource.name}: ${error.message}`));
    try {
      const rows = await resource.read({relations: true});
      console.log(`${resource.name}: ${rows.length} rows`);
    } catch (error) {
      wrong.push(`${resource.name}: ${error.message}`, ...(error.errors || []).map((each) => `  ${each.message}`));
    }
  }
  wrong.forEach((line) => console.error(line));
  process.exitCode = wrong.length === 0 && dataPackage.valid ? 0 : 1;
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
