require "active_job"
require "delayed_job_active_record"
require "sidekiq"

$VERBOSE = ActiveJob::Base.logger = nil # (1)!
ActiveRecord::Schema.verbose = false
ActiveRecord::Base.establish_connection(
  adapter: "sqlite3", database: "jobs.db"
)

class Export < ActiveJob::Base
  def perform(order, shop)
    process = Process.pid == shop
    thread = process && Thread.current == Thread.main
    text = "same process: #{process}, same thread: #{thread}"
    Sidekiq.redis { |redis| redis.rpush("said", "#{order}, #{text}") }
  end
end

def said = Sidekiq.redis { |redis| redis.blpop("said", timeout: 0).last }

if $PROGRAM_NAME == __FILE__
  ActiveRecord::Schema.define do
    create_table :delayed_jobs do |t| # (2)!
      t.integer :priority, :attempts, default: 0
      t.text :handler, :last_error
      t.datetime :run_at, :locked_at, :failed_at
      t.string :locked_by, :queue
      t.timestamps
    end
  end
  file = File.expand_path(__FILE__)
  work_off = "Delayed::Worker.new.work_off" # (3)!
  commands = {
    sidekiq: ["sidekiq", "-r", file],
    delayed_job: ["ruby", "-r", file, "-e", work_off]
  }
  %i[inline async sidekiq delayed_job].each do |adapter|
    ActiveJob::Base.queue_adapter = adapter
    Export.perform_later("A-17", Process.pid)
    command = commands[adapter]
    worker = Process.spawn(*command, out: File::NULL) if command
    puts "#{adapter}: #{said}"
    Process.kill("TERM", worker) if adapter == :sidekiq
    Process.wait(worker) if worker
  end

  ActiveJob::Base.queue_adapter = :test
  Export.perform_later("A-17", Process.pid)
  test = ActiveJob::Base.queue_adapter
  puts "test: #{test.enqueued_jobs.size} kept"
  puts "test: #{test.performed_jobs.size} performed"
end
