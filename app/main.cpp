#include "cli/cli.h"

int main(int argumentCount, char** arguments) {
    return khalkha::runCommandLine(argumentCount, arguments);
}
