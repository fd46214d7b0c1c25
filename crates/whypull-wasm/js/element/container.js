/** Which of the containers is shown. */

/**
 * @typedef {import("../web.js").Workload} Workload
 * @typedef {import("../web.js").Container} Container
 * @typedef {{workload: Workload, container: Container, key: string}} Entry
 */

/**
 * Every container of a Report, in its order.
 *
 * @returns {Entry[]}
 */
export function entries(report) {
  return report.workloads.flatMap((workload) =>
    workload.containers.map((container) => ({
      workload,
      container,
      key: [workload.kind, workload.namespace, workload.name, container.role, container.name].join("/"),
    })),
  );
}

/**
 * The entry that was chosen, or else the one that the attribute names (`app`, or `web/app` where
 * several workloads have an `app`), or else the first.
 *
 * @param {Entry[]} all
 * @param {{key: string, index: number} | undefined} chosen
 * @param {string | null} named
 * @returns {Entry | undefined}
 */
export function chosenEntry(all, chosen, named) {
  if (chosen) {
    // Renamed while typing, it is still the one at its place.
    const found = all.find((entry) => entry.key === chosen.key) ?? all[chosen.index];
    if (found) {
      return found;
    }
  }
  const fits = ({ workload, container }) =>
    container.name === named || `${workload.name}/${container.name}` === named;
  return (named && all.find(fits)) || all[0];
}
