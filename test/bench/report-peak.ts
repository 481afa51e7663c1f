/** Loaded before a command: prints its CPU time and peak memory when it ends. */
process.on("exit", () => {
  const { maxRSS, systemCPUTime, userCPUTime } = process.resourceUsage();
  const cpu = ((systemCPUTime + userCPUTime) / 1e6).toFixed(1);
  console.error(`CPU: ${cpu} s, peak memory: ${Math.round(maxRSS / 1024)} MB`);
});
