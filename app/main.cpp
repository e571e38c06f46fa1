#include "cli/cli.h"

#include "exchange/foreign_settings.h"

int main(int argumentCount, char** arguments) {
    khalkha::dropForeignSettings();
    return khalkha::runCommandLine(argumentCount, arguments);
}
