#include "cli/arguments.h"

#include "cli/options.h"

#include "base/text.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace khalkha {

namespace {

std::vector<CLI::Option*> optionsOf(CLI::App& app) {
    std::vector<CLI::Option*> options;
    for (CLI::Option* const option : app.get_options()) {
        if (option != app.get_help_ptr() && option != app.get_version_ptr()) {
            options.push_back(option);
        }
    }
    return options;
}

std::vector<CLI::App*> commandsOf(CLI::App& app) {
    return app.get_subcommands([](CLI::App*) { return true; });
}

bool takesSeveral(const CLI::Option& option) {
    return option.get_expected_max() > 1 ||
           option.get_multi_option_policy() == CLI::MultiOptionPolicy::TakeAll;
}

/// "-o,--out": CLI11 does not tell the name of an option that is not in the help.
std::string namesOf(const CLI::Option& option) {
    if (option.get_positional()) {
        return option.get_name(true);
    }
    std::string names;
    for (const std::string& name : option.get_snames()) {
        names += (names.empty() ? "-" : ",-") + name;
    }
    for (const std::string& name : option.get_lnames()) {
        names += (names.empty() ? "--" : ",--") + name;
    }
    return names;
}

/// The name to write in a message.
std::string nameOf(const CLI::Option& option) {
    const std::string names = namesOf(option);
    return names.substr(names.rfind(',') + 1);
}

/// Whether the word without a name is a campaign, or may be one: only that may stand before the command.
bool isCampaign(const CLI::Option& option) {
    constexpr std::array<std::string_view, 3> names{
        "campaign", "path", "positions"}; // of all, check, measure
    return option.get_positional() &&
           std::find(names.begin(), names.end(), option.get_name(true)) != names.end();
}

/// What the command calls the option of its parent: the same name, or the place of the campaign.
CLI::Option* counterpart(CLI::App& command, const CLI::Option& option) {
    for (CLI::Option* const own : optionsOf(command)) {
        if (option.get_positional() ? isCampaign(option) && isCampaign(*own)
                                    : !own->get_positional() && namesOf(*own) == namesOf(option)) {
            return own;
        }
    }
    return nullptr;
}

/// Names of the commands that know the option, for a message.
std::string whoKnows(CLI::App& app, const CLI::Option& option) {
    std::string names;
    for (CLI::App* const command : commandsOf(app)) {
        if (counterpart(*command, option) != nullptr) {
            names += (names.empty() ? "" : ", ") + command->get_name();
        }
    }
    return names;
}

Error usage(const CLI::Option& option, const std::string& what, const std::string& hint) {
    return {ErrorKind::usage, {"", "", "", option.get_positional() ? "" : nameOf(option)}, what, hint};
}

std::string quoted(const CLI::Option& option) {
    return option.get_positional() ? "\"" + printable(option.as<std::string>()) + "\"" : "it";
}

} // namespace

Failure findEmptyValue(int argumentCount, char** arguments) {
    for (int i = 1; i < argumentCount; ++i) {
        const std::string_view argument = arguments[i];
        if (argument == "--") {
            break;
        }
        if (argument.starts_with("--") && argument.find('=') == argument.size() - 1) {
            const std::string name = printable(argument.substr(0, argument.size() - 1), 60);
            return usageError(name, "an empty text is no value.", "Leave it out or give one.");
        }
    }
    return std::nullopt;
}

std::vector<std::string> protectNegativeNumbers(int argumentCount, char** arguments) {
    std::vector<std::string> all;
    for (int i = argumentCount - 1; i > 0; --i) { // CLI11 reads a vector from its end
        std::string argument = arguments[i];
        if (argument.size() > 1 && argument[0] == '-' &&
            (std::isdigit(static_cast<unsigned char>(argument[1])) != 0 || argument[1] == '.')) {
            argument.insert(0, 1, ' ');
        }
        all.push_back(argument);
    }
    return all;
}

void takeEarlyOptions(CLI::App& app) {
    for (CLI::App* const command : commandsOf(app)) {
        takeEarlyOptions(*command);
        for (const CLI::Option* const option : optionsOf(*command)) {
            const bool ownWord =
                option->get_positional() && !isCampaign(*option); // stands behind the command
            if (ownWord || counterpart(app, *option) != nullptr) {
                continue;
            }
            CLI::Option* const early =
                option->get_expected_max() == 0
                    ? app.add_flag(namesOf(*option))
                    : app.add_option(namesOf(*option), [](const CLI::results_t&) { return true; });
            if (takesSeveral(*option)) {
                early->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
            }
            if (option->get_positional()) {
                early->description(option->get_description());
            } else {
                early->group(""); // not in the help: there it stands with the command
            }
        }
    }
}

void makeStrict(CLI::App& app) {
    for (CLI::Option* const option : optionsOf(app)) {
        if (option->get_expected_max() == 0) {
            option->multi_option_policy(CLI::MultiOptionPolicy::Throw);
            continue;
        }
        option->transform(CLI::Validator(
            [](std::string& value) -> std::string {
                if (value.size() > 1 && value[0] == ' ' && value[1] == '-') {
                    value.erase(0, 1);
                }
                return trim(value).empty() ? "an empty text is no value; leave it out or give one" : "";
            },
            ""));
    }
    for (CLI::App* const command : commandsOf(app)) {
        makeStrict(*command);
    }
}

Failure handOnEarlyOptions(CLI::App& app) {
    const std::vector<CLI::App*> chosen = app.get_subcommands();
    CLI::App* const command = chosen.empty() ? nullptr : chosen.front();
    for (CLI::Option* const option : optionsOf(app)) {
        if (option->count() == 0) {
            continue;
        }
        if (command == nullptr) {
            if (option->get_group().empty()) {
                return usage(
                    *option,
                    "only a command takes this option, and none is named.",
                    "Commands that take it: " + whoKnows(app, *option) + ".");
            }
            continue;
        }
        CLI::Option* const own = counterpart(*command, *option);
        if (own == nullptr) {
            const std::string others = whoKnows(app, *option);
            return usage(
                *option,
                fmt::format("{} is not for the command {}.", quoted(*option), command->get_name()),
                others.empty() ? "Leave it out, or leave the command out." : "It is for: " + others + ".");
        }
        if (own->count() > 0 && !takesSeveral(*own)) {
            return usage(
                *option,
                fmt::format(
                    "{} stands before the command, and \"{}\" behind it.",
                    quoted(*option),
                    printable(own->as<std::string>())),
                "Give one of them.");
        }
        own->add_result(option->results());
        own->run_callback();
    }
    return command == nullptr ? Failure() : handOnEarlyOptions(*command);
}

} // namespace khalkha
