// khalkha-prepare: makes the base geography at build time.

#include "prepare/prepare.h"

#include "base/console.h"
#include "exchange/foreign_settings.h"

#include <CLI/CLI.hpp>

#include <exception>

namespace {

int run(int argc, char** argv) {
    CLI::App app{"Makes Khalkha's base geography out of installed Debian packages.\n"
                 "Example: khalkha-prepare --out build/base --geodata geodata"};
    khalkha::PrepareJob job;
    app.add_option("--out", job.out, "Folder to make; replaced as a whole")->required();
    app.add_option(
           "--geodata", job.inputs.geodata, "The project's folder geodata (border lines, names of cells)")
        ->required();
    app.add_flag("--force", job.force, "Make it even if its inputs have not changed");
    app.add_flag("--quiet", job.quiet, "No progress");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : khalkha::exitCode(khalkha::ErrorKind::usage);
    }
    const khalkha::Result<khalkha::PrepareOutcome> outcome = khalkha::prepareBaseGeography(job);
    if (!outcome) {
        khalkha::printError("khalkha-prepare: {}\n", khalkha::describe(outcome.error()));
        return khalkha::exitCode(outcome.error().kind);
    }
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    khalkha::prepareConsole();
    khalkha::dropForeignSettings();
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        khalkha::printError("khalkha-prepare: {}\n", error.what());
        return khalkha::exitCode(khalkha::ErrorKind::output);
    }
}
