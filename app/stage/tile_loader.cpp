#include "stage/tile_loader.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <variant>

namespace khalkha {

namespace {

using Key = std::variant<ChunkKey, ReliefKey, HeightKey>;
/// What a key gives; the other members stay empty.
struct Content {
    BaseChunk chunk;
    ReliefTile relief;
    HeightTile heights;
};
using Piece = std::unique_ptr<Content>; // null = not there yet

/// Pieces read but never fetched (the view has moved on) beyond this number are forgotten, oldest first.
constexpr size_t keptPieces = 96;

} // namespace

struct TileLoader::Queue {
    explicit Queue(BaseGeography opened) : _geography(std::move(opened)), _worker([this] { work(); }) {}
    Queue(const Queue&) = delete;
    Queue& operator=(const Queue&) = delete;
    ~Queue() {
        {
            const std::lock_guard lock(_mutex);
            _stopping = true;
        }
        _wake.notify_all();
        _worker.join();
    }

    /// Reads without holding the lock on the lists. What cannot be read is empty, and its error is kept.
    [[nodiscard]] Piece read(const Key& key) {
        auto piece = std::make_unique<Content>();
        ++piecesRead;
        Failure failure;
        try {
            const std::lock_guard lock(_reading);
            failure = fill(*piece, key);
        } catch (const std::exception& thrown) { // memory, above all; nobody would catch it in the thread
            *piece = Content{};
            failure = Error{
                ErrorKind::input,
                {"base geography", {}, {}, {}},
                std::string("a piece of the map cannot be read: ") + thrown.what() + ".",
                "Close other programs."};
        }
        if (failure) {
            const std::lock_guard lock(_mutex);
            if (_told.insert(failure->where.file).second) {
                _failures.push_back(*std::move(failure));
            }
        }
        return piece;
    }

    /// The piece if it is there; else it is asked for.
    [[nodiscard]] Piece take(const Key& key, bool wait) {
        std::unique_lock lock(_mutex);
        if (Piece piece = takeReady(key)) {
            return piece;
        }
        if (!wait) {
            if (_asked.insert(key).second) {
                _waiting.push_back(key);
                _wake.notify_all();
            }
            return nullptr;
        }
        if (_inWork == key) {
            _wake.wait(lock, [&] { return _ready.contains(key); });
            return takeReady(key);
        }
        // Not begun: read it here, and leave the worker what comes after it.
        if (_asked.erase(key) > 0) {
            std::erase(_waiting, key);
        }
        lock.unlock();
        return read(key);
    }

    std::atomic<size_t> piecesRead = 0;

    [[nodiscard]] std::vector<Error> takeFailures() {
        const std::lock_guard lock(_mutex);
        return std::exchange(_failures, {});
    }

    [[nodiscard]] bool busy() {
        const std::lock_guard lock(_mutex);
        return !_asked.empty();
    }

private:
    [[nodiscard]] Failure fill(Content& piece, const Key& key) const {
        const auto keep = [](auto& target, auto result) {
            if (!result) {
                return Failure(result.error());
            }
            target = *std::move(result);
            return Failure();
        };
        if (const auto* wanted = std::get_if<ChunkKey>(&key)) {
            return keep(piece.chunk, _geography.chunk(*wanted));
        }
        if (const auto* tile = std::get_if<HeightKey>(&key)) {
            return keep(piece.heights, _geography.heights(*tile));
        }
        return keep(piece.relief, _geography.relief(std::get<ReliefKey>(key)));
    }

    [[nodiscard]] Piece takeReady(const Key& key) {
        const auto found = _ready.find(key);
        if (found == _ready.end()) {
            return nullptr;
        }
        Piece piece = std::move(found->second);
        _ready.erase(found);
        std::erase(_readyOrder, key);
        return piece;
    }

    void work() {
        std::unique_lock lock(_mutex);
        while (true) {
            _wake.wait(lock, [this] { return _stopping || !_waiting.empty(); });
            if (_stopping) {
                return;
            }
            const Key key = _waiting.front();
            _waiting.pop_front();
            _inWork = key;
            lock.unlock();
            Piece piece = read(key);
            lock.lock();
            _inWork.reset();
            _asked.erase(key);
            _ready.insert_or_assign(key, std::move(piece));
            _readyOrder.push_back(key);
            while (_readyOrder.size() > keptPieces) {
                _ready.erase(_readyOrder.front());
                _readyOrder.pop_front();
            }
            _wake.notify_all();
        }
    }

    BaseGeography _geography; ///< guarded by _reading
    std::mutex _reading;

    std::mutex _mutex; ///< guards everything below
    std::condition_variable _wake;
    std::deque<Key> _waiting;
    std::set<Key> _asked; ///< waiting or in work
    std::optional<Key> _inWork;
    std::map<Key, Piece> _ready;
    std::deque<Key> _readyOrder;
    std::vector<Error> _failures;
    std::set<std::string> _told; ///< files of failures, those taken too
    bool _stopping = false;

    std::thread _worker; ///< last: it uses all the others
};

TileLoader::TileLoader(BaseGeography geography) : _queue(std::make_unique<Queue>(std::move(geography))) {}
TileLoader::~TileLoader() = default;

std::optional<BaseChunk> TileLoader::chunk(ChunkKey key, bool wait) {
    const Piece piece = _queue->take(key, wait);
    return piece ? std::optional(std::move(piece->chunk)) : std::nullopt;
}

std::optional<ReliefTile> TileLoader::relief(ReliefKey key, bool wait) {
    const Piece piece = _queue->take(key, wait);
    return piece ? std::optional(std::move(piece->relief)) : std::nullopt;
}

std::optional<HeightTile> TileLoader::heights(HeightKey key, bool wait) {
    const Piece piece = _queue->take(key, wait);
    return piece ? std::optional(std::move(piece->heights)) : std::nullopt;
}

std::vector<Error> TileLoader::takeFailures() {
    return _queue->takeFailures();
}

size_t TileLoader::piecesRead() const {
    return _queue->piecesRead;
}

bool TileLoader::pending() const {
    return _queue->busy();
}

} // namespace khalkha
