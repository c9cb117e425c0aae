# Databricks notebook source
print("validated")
