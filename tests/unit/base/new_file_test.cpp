// The one way of writing files: what is there stays whole, what is no file is never touched, nothing is left.
#include "base/new_file.h"
#include "base/stop.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>

namespace fs = std::filesystem;
using namespace khalkha;

namespace {

struct Folder {
    fs::path path;
    Folder() {
        std::string name = (fs::temp_directory_path() / "khalkha-file-XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { fs::remove_all(path); }
    [[nodiscard]] long count() const {
        return std::distance(fs::directory_iterator(path), fs::directory_iterator());
    }
};

void put(const fs::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}
std::string get(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

TEST_CASE("a file appears when it is complete, and what stood there is whole until then") {
    const Folder folder;
    const fs::path path = folder.path / "a.txt";
    put(path, "before");
    put(path.string() + ".part", "a file of the user's");
    REQUIRE(::chmod(path.c_str(), 0640) == 0);
    {
        Result<NewFile> file = NewFile::create(path);
        REQUIRE(bool(file));
        REQUIRE(!file->write("half"));
        CHECK(get(path) == "before");
        CHECK(folder.count() == 3);
    } // given up
    CHECK(folder.count() == 2);
    CHECK(get(path) == "before");
    REQUIRE(!writeNewFile(path, "after"));
    CHECK(get(path) == "after");
    CHECK(get(path.string() + ".part") == "a file of the user's");
    struct stat status = {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0640); // as it was
    CHECK(folder.count() == 2);
}

TEST_CASE("two that write one name do not meet: the last to finish stays, whole") {
    const Folder folder;
    const fs::path path = folder.path / "a.txt";
    Result<NewFile> one = NewFile::create(path);
    Result<NewFile> two = NewFile::create(path);
    REQUIRE(bool(one));
    REQUIRE(bool(two));
    REQUIRE(!one->write("first"));
    REQUIRE(!two->write("second, and longer"));
    REQUIRE(!two->commit());
    REQUIRE(!one->commit());
    CHECK(get(path) == "first");
    CHECK(folder.count() == 1);
}

TEST_CASE("what is no file is refused by its kind and stays as it is") {
    const Folder folder;
    put(folder.path / "precious", "precious");
    fs::create_symlink("precious", folder.path / "link");
    fs::create_symlink("nowhere", folder.path / "dangling");
    fs::create_directory(folder.path / "folder");
    REQUIRE(::mkfifo((folder.path / "pipe").c_str(), 0600) == 0);
    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, (folder.path / "socket").c_str(), sizeof(address.sun_path) - 1);
    REQUIRE(::bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0);
    const std::pair<fs::path, const char*> cases[] = {
        {folder.path / "link", "is a link"},
        {folder.path / "dangling", "is a link"},
        {folder.path / "folder", "is a folder"},
        {folder.path / "folder/", "names no file"},
        {folder.path / "pipe", "is a pipe"},
        {folder.path / "socket", "is a socket"},
        {"/dev/null", "is a device"},
        {"", "names no file"},
        {".", "names no file"},
        {folder.path / "precious" / "a", "cannot be written"},
        {folder.path / "missing" / "a", "cannot be written"},
        {folder.path / std::string(256, 'a'), "cannot be written"}};
    const long before = folder.count();
    for (const auto& [path, words] : cases) {
        const auto& shown = path;
        CAPTURE(shown);
        const Failure failure = writeNewFile(path, "gone");
        REQUIRE(failure);
        CHECK(failure->kind == ErrorKind::output);
        CHECK(failure->where.file == path.string());
        CHECK(failure->what.find(words) != std::string::npos);
        CHECK(folder.count() == before);
    }
    CHECK(get(folder.path / "precious") == "precious");
    CHECK(fs::is_symlink(folder.path / "link"));
    CHECK(fs::is_fifo(folder.path / "pipe"));
    CHECK(fs::is_character_file("/dev/null"));
    (void)::close(socket);
}

TEST_CASE("what becomes a link while it is written is not replaced") {
    const Folder folder;
    const fs::path path = folder.path / "a.txt";
    put(folder.path / "precious", "precious");
    Result<NewFile> file = NewFile::create(path);
    REQUIRE(bool(file));
    fs::create_symlink("precious", path);
    REQUIRE(file->commit());
    CHECK(fs::is_symlink(path));
    CHECK(get(folder.path / "precious") == "precious");
}

TEST_CASE("names as long as the disk takes, and odd ones") {
    const Folder folder;
    for (const std::string& name :
         {std::string(255, 'a'),
          std::string("a\nb"),
          std::string("file:x"),
          std::string("100%d"),
          std::string("-o"),
          std::string("\xff\xfe")}) {
        REQUIRE(!writeNewFile(folder.path / name, name));
        CHECK(get(folder.path / name) == name);
    }
}

TEST_CASE("a disk that is full says so and leaves nothing") {
    const Folder folder;
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit tight{1000, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &tight);
    const Failure failure = writeNewFile(folder.path / "a", std::string(5000, 'x'));
    setrlimit(RLIMIT_FSIZE, &before);
    (void)std::signal(SIGXFSZ, handler);
    REQUIRE(failure);
    CHECK(failure->what.find("could not be written to the end") != std::string::npos);
    CHECK(folder.count() == 0);
}

TEST_CASE("a file for its owner alone") {
    const Folder folder;
    REQUIRE(!writeNewFile(folder.path / "a", "secret", Readers::owner));
    struct stat status = {};
    REQUIRE(::stat((folder.path / "a").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0600);
}

TEST_CASE("a signal that ends the program leaves no unfinished file") {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGXFSZ, SIGABRT}) {
        CAPTURE(signal);
        const Folder folder;
        const pid_t child = ::fork();
        if (child == 0) {
            (void)std::signal(signal, SIG_DFL); // whatever the tests' program has set
            const rlimit noCore{0, 0};
            setrlimit(RLIMIT_CORE, &noCore);
            Result<NewFile> file = NewFile::create(folder.path / "a");
            if (!file || file->write("half")) {
                ::_exit(99);
            }
            (void)::raise(signal);
            ::_exit(98);
        }
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        CHECK(WIFSIGNALED(status));
        CHECK(WTERMSIG(status) == signal);
        CHECK(folder.count() == 0);
    }
}

TEST_CASE("work that ends in order is told once; the second time the program ends") {
    const Folder folder;
    const pid_t child = ::fork();
    if (child == 0) {
        (void)std::signal(SIGTERM, SIG_DFL);
        const StopInOrder order;
        Result<NewFile> file = NewFile::create(folder.path / "a");
        if (!file || stopRequested()) {
            ::_exit(99);
        }
        (void)::raise(SIGTERM);
        if (!stopRequested()) {
            ::_exit(98);
        }
        (void)::raise(SIGTERM);
        ::_exit(97);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == SIGTERM);
    CHECK(folder.count() == 0);
}

TEST_CASE("a file that grows is added to, and only a file") {
    const Folder folder;
    const fs::path path = folder.path / "report";
    for (const char* const text : {"one\n", "two\n"}) {
        const Result<GrowingFile> file = GrowingFile::open(path);
        REQUIRE(file);
        CHECK_FALSE(file->write(text));
    }
    std::ifstream stream(path);
    CHECK(std::string(std::istreambuf_iterator<char>(stream), {}) == "one\ntwo\n");
    fs::create_symlink(path, folder.path / "link");
    REQUIRE(::mkfifo((folder.path / "pipe").c_str(), 0600) == 0);
    for (const fs::path& other :
         {folder.path / "link", folder.path / "pipe", folder.path, folder.path / "no/where"}) {
        const Result<GrowingFile> refused = GrowingFile::open(other);
        CAPTURE(other);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().where.file == other.string());
    }
}
